"""The version of the knowledge: it changes when what may be said, or a red flag, changes."""

import hashlib
import json
from pathlib import Path
from typing import Any

from knowledge.located_yaml import LocatedValue
from knowledge.yaml_reader import read_yaml

# What the texts are checked against, and patients' own words for a topic, are never said.
_CHECKING_FOLDER = "style"
_NEVER_SAID = frozenset({"aliases"})


def knowledge_version(directory: Path, source: Path) -> str:
    """Return a hash of all that may be said, of the article and of the red flags, 12 hexadecimal digits.

    Comments and layout don't count, nor does what only trains.

    Args:
        directory: The folder of the knowledge.
        source: The article.

    Raises:
        KnowledgeError: A file of the knowledge is not YAML.
    """
    digest = hashlib.sha256(source.read_bytes())
    for path in sorted(directory.rglob("*.yml")):
        name = path.relative_to(directory)
        if name.parts[0] != _CHECKING_FOLDER:
            said = [name.as_posix(), _said(read_yaml(path, directory.parent))]
            digest.update(json.dumps(said).encode())
    return digest.hexdigest()[:12]


def _said(value: LocatedValue) -> Any:
    if isinstance(value.content, dict):
        fields = value.content.items()
        return {name: _said(field) for name, field in fields if name not in _NEVER_SAID}
    return list(map(_said, value.content)) if isinstance(value.content, list) else value.content
