"""One fault that `painguide check` found in the knowledge."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One fault: where it stands, what it is, and what to do about it."""

    where: str
    fault: str
    cure: str

    def __str__(self) -> str:
        return f"{self.where}: {self.fault}; {self.cure}."
