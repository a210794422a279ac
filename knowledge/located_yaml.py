"""Reads YAML and keeps the line on which each mapping starts, for error messages."""

from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import PainGuideError

LINE = "__line__"


class KnowledgeError(PainGuideError):
    """A knowledge file can't be used; the message names file, line, fault and cure."""


class _LocatedLoader(yaml.CSafeLoader):
    """A safe loader that notes the line of each mapping under the key `LINE`."""


def _mapping_with_line(loader: _LocatedLoader, node: yaml.MappingNode) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in values:
            raise yaml.constructor.ConstructorError(
                problem=f"the key '{key}' stands twice", problem_mark=key_node.start_mark
            )
        values[key] = loader.construct_object(value_node, deep=True)
    values[LINE] = node.start_mark.line + 1
    return values


_LocatedLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping_with_line)
# Dates and numbers stay as they are written: YAML reads the telephone number 0161425000 as octal.
_KEPT_AS_TEXT = (":timestamp", ":int", ":float")
_LocatedLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(_KEPT_AS_TEXT)]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_located_yaml(path: Path) -> Any:
    """Return a file's content, each mapping with its line number under `LINE`.

    Raises:
        KnowledgeError: The file can't be read, or is not YAML.
    """
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=_LocatedLoader)  # noqa: S506 (a safe loader)
    except OSError as error:
        raise KnowledgeError(f"{path}: can't be read ({error.strerror}); restore the file.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "not UTF-8"
        raise KnowledgeError(f"{path}:{line}: not valid YAML: {problem}; mend the line.") from error
