"""Compares a message with all training phrasings, inside our scope and outside it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

_NEAREST = 3


@dataclass(frozen=True)
class Nearness:
    """How near the nearest phrasings are (mean cosine of the best three, -1 to 1)."""

    inside: float
    outside: float

    @property
    def margin(self) -> float:
        """How much nearer our own phrasings are than foreign ones."""
        return self.inside - self.outside


class Neighbours:
    """The vectors of the training phrasings; one row each, of length 1."""

    def __init__(self, inside: npt.NDArray[np.float32], outside: npt.NDArray[np.float32]) -> None:
        """Creates neighbours from the vectors inside and outside our scope."""
        self._inside = inside
        self._outside = outside

    def nearness(self, vector: npt.NDArray[np.float32]) -> Nearness:
        """Return how near a message is to either side."""
        return Nearness(_mean_of_best(self._inside @ vector), _mean_of_best(self._outside @ vector))

    def save(self, path: Path) -> None:
        """Writes the vectors to a file, at half precision."""
        np.savez(path, inside=self._inside.astype(np.float16), outside=self._outside.astype(np.float16))

    @classmethod
    def load(cls, path: Path) -> "Neighbours":
        """Return the neighbours from a file."""
        with np.load(path) as arrays:
            return cls(arrays["inside"].astype(np.float32), arrays["outside"].astype(np.float32))


def _mean_of_best(similarities: npt.NDArray[np.float32]) -> float:
    if len(similarities) <= _NEAREST:
        return float(similarities.mean()) if len(similarities) else 0.0
    return float(np.partition(similarities, -_NEAREST)[-_NEAREST:].mean())
