"""Reads the fields of one entry of a knowledge file; every fault names file, line and cure."""

from knowledge.located_yaml import KnowledgeError, LocatedValue
from knowledge.model import Review

REVIEW_FIELDS = frozenset({"reviewed_by", "reviewed_on"})


class Fields:
    """One entry of a file, read field by field; every fault names its place."""

    def __init__(self, entry: LocatedValue, allowed: frozenset[str] | set[str]) -> None:
        """Opens an entry; refuses fields that are not allowed.

        Raises:
            KnowledgeError: It has no fields, or an unknown one.
        """
        self.where = entry.where
        for name, value in entry.fields().items():
            if name not in allowed:
                raise KnowledgeError(
                    f"{value.where}: unknown field {name}; use {', '.join(sorted(allowed))}."
                )
        self._values = {name: value for name, value in entry.fields().items() if not value.is_empty}

    def text(self, name: str, *, optional: bool = False) -> str:
        """Return a text field; empty when it is optional and not there."""
        value = self._values.get(name)
        if value is None and optional:
            return ""
        text = value.text() if value else ""
        if not text:
            raise KnowledgeError(f"{self.where}: '{name}' is missing or empty; add it.")
        return text

    def items(self, name: str, *, optional: bool = False) -> list[LocatedValue]:
        """Return a list field; empty when it is optional and not there."""
        items = self._values[name].items() if name in self._values else []
        if not items and not optional:
            raise KnowledgeError(f"{self.where}: '{name}' is missing or empty; add it.")
        return items

    def texts(self, name: str, *, optional: bool = False) -> tuple[str, ...]:
        """Return a list field that holds nothing but texts."""
        return tuple(filled_text(item) for item in self.items(name, optional=optional))

    def number(self, name: str, *, default: int) -> int:
        """Return a whole number above 0; the default when it is not there."""
        if name not in self._values:
            return default
        text = self._values[name].text()
        if not text.isdecimal() or int(text) < 1:
            raise KnowledgeError(
                f"{self._values[name].where}: '{name}' must be a whole number above 0; mend it."
            )
        return int(text)

    def review(self) -> Review:
        """Return who reviewed this entry, and when."""
        return Review(self.text("reviewed_by"), self.text("reviewed_on"))


def filled_text(value: LocatedValue) -> str:
    """Return a text that is not empty.

    Raises:
        KnowledgeError: It is empty, or no text.
    """
    text = value.text()
    if not text:
        raise KnowledgeError(f"{value.where}: the text is empty; write one, or delete the line.")
    return text
