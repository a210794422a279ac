"""What a YAML file holds, as values that know their line, down to each line of a text block."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.errors import PainGuideError

# What YAML reads as nothing, and as yes or no, where it stands without quotes.
_NOTHING = frozenset({"", "~", "null"})
_YES_OR_NO = frozenset({"true", "false", "yes", "no", "on", "off"})


class KnowledgeError(PainGuideError):
    """A file of the bot can't be used; the message names file, line, fault and cure."""


@dataclass(frozen=True, slots=True)
class LocatedValue:
    """A value in a YAML file: a text, a list or fields.

    Dates and numbers are texts, as they are written: YAML itself reads the telephone
    number 0161425000 as octal. `style` is how a text is written, "|" for a block of
    lines and "" for a plain one.
    """

    file: str
    line: int
    content: "str | list[LocatedValue] | dict[str, LocatedValue]"
    style: str = ""

    @property
    def where(self) -> str:
        """The file and the line on which the value starts."""
        return f"{self.file}:{self.line}"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written: "name:" with no value, or "name: null"."""
        return isinstance(self.content, str) and not self.style and self.content.lower() in _NOTHING

    @property
    def has_fields(self) -> bool:
        """Whether the value is fields rather than a text or a list."""
        return isinstance(self.content, dict)

    @property
    def is_list(self) -> bool:
        """Whether the value is a list rather than a text or fields."""
        return isinstance(self.content, list)

    def text(self) -> str:
        """Return a text, without the spaces around it.

        Raises:
            KnowledgeError: The value is something else, nothing, or a yes or no without quotes.
        """
        if not isinstance(self.content, str) or self.is_empty:
            raise KnowledgeError(f"{self.where}: expected a text; write one.")
        if not self.style and self.content.lower() in _YES_OR_NO:
            raise KnowledgeError(
                f"{self.where}: YAML takes {self.content} for a yes or a no; put quotes round it."
            )
        return self.content.strip()

    def items(self) -> "list[LocatedValue]":
        """Return the values of a list.

        Raises:
            KnowledgeError: The value is something else.
        """
        if not isinstance(self.content, list):
            raise KnowledgeError(f"{self.where}: expected a list; start its lines with '- '.")
        return self.content

    def fields(self) -> "dict[str, LocatedValue]":
        """Return the fields by name.

        Raises:
            KnowledgeError: The value is something else.
        """
        if not isinstance(self.content, dict):
            raise KnowledgeError(f"{self.where}: expected fields; write 'name: value' lines.")
        return self.content

    def field(self, name: str) -> "LocatedValue":
        """Return one of the fields.

        Raises:
            KnowledgeError: The value has no such field.
        """
        fields = self.fields()
        if name not in fields:
            raise KnowledgeError(f"{self.where}: '{name}' is missing; add it.")
        return fields[name]

    def block_lines(self) -> Iterator[tuple[str, str]]:
        """Yield each line of a text block (`name: |`) that holds something, with its place.

        Raises:
            KnowledgeError: The value is no text block.
        """
        if not isinstance(self.content, str) or self.style != "|":
            raise KnowledgeError(
                f"{self.where}: expected a block of lines; write 'name: |' and the lines below."
            )
        # The block's first line stands below the "|".
        for number, line in enumerate(self.content.split("\n"), self.line + 1):
            if line.strip():
                yield line.strip(), f"{self.file}:{number}"
