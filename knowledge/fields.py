"""Reads one mapping of a knowledge file; every fault names file, line and cure."""

from pathlib import Path
from typing import Any

from knowledge.located_yaml import LINE, KnowledgeError
from knowledge.model import Review

REVIEW_FIELDS = frozenset({"reviewed_by", "reviewed_on"})


class Fields:
    """One mapping of a file, read field by field; every fault names its place."""

    def __init__(self, values: Any, path: Path, allowed: frozenset[str] | set[str]) -> None:
        """Opens a mapping; refuses fields that are not allowed.

        Raises:
            KnowledgeError: It is no mapping, or holds an unknown field.
        """
        line = values.get(LINE, 1) if isinstance(values, dict) else 1
        self.where = f"{path.parent.name}/{path.name}:{line}"
        if not isinstance(values, dict):
            raise KnowledgeError(f"{self.where}: expected fields; write 'name: value' lines.")
        unknown = sorted(values.keys() - allowed - {LINE})
        if unknown:
            raise KnowledgeError(
                f"{self.where}: unknown field {', '.join(unknown)}; use {', '.join(sorted(allowed))}."
            )
        self._values = values

    def text(self, name: str, *, optional: bool = False) -> str:
        """Return a text field; empty when it is optional and not there."""
        value = self._values.get(name)
        if value is None and optional:
            return ""
        if not isinstance(value, str) or not value.strip():
            raise KnowledgeError(f"{self.where}: '{name}' is missing or not text; add it.")
        return value.strip()

    def items(self, name: str, *, optional: bool = False) -> list[Any]:
        """Return a list field; empty when it is optional and not there."""
        value = self._values.get(name, [] if optional else None)
        if not isinstance(value, list) or not (value or optional):
            raise KnowledgeError(f"{self.where}: '{name}' is missing or not a list; add it.")
        return value

    def texts(self, name: str, *, optional: bool = False) -> tuple[str, ...]:
        """Return a list field that holds nothing but texts."""
        values = self.items(name, optional=optional)
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise KnowledgeError(f"{self.where}: '{name}' must hold texts only; put quotes round them.")
        return tuple(value.strip() for value in values)

    def number(self, name: str, *, default: int) -> int:
        """Return a whole number above 0; the default when it is not there."""
        text = str(self._values.get(name, default))
        if not text.isdecimal() or int(text) < 1:
            raise KnowledgeError(f"{self.where}: '{name}' must be a whole number above 0; mend it.")
        return int(text)

    def review(self) -> Review:
        """Return who reviewed this entry, and when."""
        return Review(self.text("reviewed_by"), self.text("reviewed_on"))
