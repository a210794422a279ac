"""Reads a YAML file as values that know their line; every fault names file, line and cure."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml

from knowledge.located_yaml import KnowledgeError, LocatedValue
from knowledge.text_file import PROJECT_DIRECTORY, file_name, read_text

# More than any file needs. PyYAML's own trees end in a crash of the process at some
# thousand levels, so the tree is built here from the parser's events.
DEEPEST = 50


def read_yaml(path: Path, root: Path = PROJECT_DIRECTORY) -> LocatedValue:
    """Return the content of a file.

    Args:
        path: The file.
        root: The folder that places are told from, the project's root if none is given.

    Raises:
        KnowledgeError: The file can't be read, is empty, is not YAML, names a field twice,
            or holds what is not read here: anchors, tags, a second document, deep nesting.
    """
    return _parsed(read_text(path, root), file_name(path, root))


# The knowledge is parsed for what is said, for its version and for its red flags.
@lru_cache(maxsize=64)
def _parsed(text: str, file: str) -> LocatedValue:
    try:
        value = _document(yaml.parse(text, Loader=yaml.CSafeLoader), file)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        if "".join(text.split("\n")[line - 1 : line]).lstrip(" ").startswith("\t"):
            raise KnowledgeError(f"{file}:{line}: a tab stands at the start; use spaces.") from error
        raise KnowledgeError(f"{file}:{line}: not valid YAML: {error.problem}; mend the line.") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{file}:1: not valid YAML; write the file anew in a text editor.") from error
    if value is None or value.is_empty:
        raise KnowledgeError(f"{file}:1: the file is empty; restore its content.")
    return value


def _document(events: Iterator[yaml.Event], file: str) -> LocatedValue | None:
    value = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if value:
                place = f"{file}:{_line(event)}"
                raise KnowledgeError(f"{place}: a second document starts; delete the '---' before it.")
            value = _value(next(events), events, file, 0)
    return value


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _value(event: yaml.Event, events: Iterator[yaml.Event], file: str, depth: int) -> LocatedValue:
    line = _line(event)
    if depth > DEEPEST:
        raise KnowledgeError(f"{file}:{line}: nested more than {DEEPEST} deep; write it flatter.")
    if getattr(event, "anchor", None) is None and getattr(event, "tag", None) is None:
        if isinstance(event, yaml.SequenceStartEvent):
            return LocatedValue(file, line, _items(events, file, depth + 1))
        if isinstance(event, yaml.MappingStartEvent):
            return LocatedValue(file, line, _fields(events, file, depth + 1))
        if isinstance(event, yaml.ScalarEvent):
            return LocatedValue(file, line, event.value, event.style or "")
    raise KnowledgeError(
        f"{file}:{line}: anchors (&), aliases (*) and tags (!) are not read here; "
        "write the value out, or put quotes round it."
    )


def _items(events: Iterator[yaml.Event], file: str, depth: int) -> list[LocatedValue]:
    items = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        items.append(_value(event, events, file, depth))
    return items


def _fields(events: Iterator[yaml.Event], file: str, depth: int) -> dict[str, LocatedValue]:
    fields: dict[str, LocatedValue] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        name = _value(event, events, file, depth)
        if not isinstance(name.content, str):
            raise KnowledgeError(f"{name.where}: a field's name must be a text; write 'name: value'.")
        if name.content in fields:
            raise KnowledgeError(f"{name.where}: the field '{name.content}' stands twice; keep one.")
        fields[name.content] = _value(next(events), events, file, depth)
    return fields
