"""Reads a YAML file as values that know their line, down to each line of a text block."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.errors import PainGuideError


class DataError(PainGuideError):
    """A file of the bot can't be used; the message names file, line, fault and cure."""


@dataclass(frozen=True)
class LocatedNode:
    """A value in a YAML file: a text, a list or fields."""

    node: yaml.Node
    file: str

    @property
    def where(self) -> str:
        """The file and the line on which the value starts."""
        return f"{self.file}:{self.node.start_mark.line + 1}"

    @property
    def has_fields(self) -> bool:
        """Whether the value is fields rather than a text or a list."""
        return isinstance(self.node, yaml.MappingNode)

    def text(self) -> str:
        """Return a text.

        Raises:
            DataError: The value is something else.
        """
        if not isinstance(self.node, yaml.ScalarNode):
            raise DataError(f"{self.where}: expected a text; write one.")
        return str(self.node.value).strip()

    def items(self) -> list["LocatedNode"]:
        """Return the values of a list.

        Raises:
            DataError: The value is something else.
        """
        if not isinstance(self.node, yaml.SequenceNode):
            raise DataError(f"{self.where}: expected a list; start its lines with '- '.")
        return [LocatedNode(item, self.file) for item in self.node.value]

    def fields(self) -> dict[str, "LocatedNode"]:
        """Return the fields by name.

        Raises:
            DataError: The value is something else.
        """
        if not isinstance(self.node, yaml.MappingNode):
            raise DataError(f"{self.where}: expected fields; write 'name: value' lines.")
        return {str(name.value): LocatedNode(value, self.file) for name, value in self.node.value}

    def field(self, name: str) -> "LocatedNode":
        """Return one of the fields.

        Raises:
            DataError: The value has no such field.
        """
        fields = self.fields()
        if name not in fields:
            raise DataError(f"{self.where}: '{name}' is missing; add it.")
        return fields[name]

    def block_lines(self) -> Iterator[tuple[str, str]]:
        """Yield each line of a text block (`name: |`) that holds something, with its place.

        Raises:
            DataError: The value is no text block.
        """
        if not isinstance(self.node, yaml.ScalarNode) or self.node.style != "|":
            raise DataError(f"{self.where}: expected a block of lines; write 'name: |' and the lines below.")
        # The block's first line stands below the "|".
        first = self.node.start_mark.line + 2
        for number, line in enumerate(self.node.value.split("\n"), first):
            if line.strip():
                yield line.strip(), f"{self.file}:{number}"


def read_located_node(path: Path, root: Path) -> LocatedNode:
    """Return the content of a file, its places told from a root.

    Raises:
        DataError: The file can't be read, is empty or is not YAML.
    """
    file = path.relative_to(root).as_posix()
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise DataError(f"{file}: can't be read ({error.strerror}); restore the file.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{file}: not UTF-8; save it as UTF-8.") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(f"{file}:{line}: not valid YAML: {error.problem}; mend the line.") from error
    if node is None:
        raise DataError(f"{file}:1: the file is empty; restore its content.")
    return LocatedNode(node, file)
