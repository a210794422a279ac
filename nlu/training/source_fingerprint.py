"""What a component is made of: our modules that it uses, and the files that these read.

Rasa restores a component from its cache unless its fingerprint changed, and by itself
looks at the source of the component's class alone.
"""

import ast
import hashlib
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

PROJECT_DIRECTORY = Path(__file__).parent.parent.parent
_READ_FILES = (".yml", ".md", ".txt", ".json")


class SourceFingerprint:
    """Makes Rasa train a component anew when anything that it is made of has changed.

    It stands before Rasa's own class among the parents of a component.
    """

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return a hash of all that the component is made of."""
        return source_fingerprint(cls.__module__)


def source_fingerprint(module: str, project: Path = PROJECT_DIRECTORY) -> str:
    """Return a hash of a module, of all of ours that it imports, and of the files that they name.

    Comments and layout of Python files do not count. Another sentence encoder does: the hash
    of its numbers stands in nlu/encoder/weights/layout.json.
    """
    digest = hashlib.sha256()
    for path in ingredients(module, project):
        digest.update(f"{path.relative_to(project)}\n".encode())
        text = path.read_text(encoding="utf-8")
        digest.update((_parsed(text).code if path.suffix == ".py" else text).encode())
    return digest.hexdigest()


def ingredients(module: str, project: Path = PROJECT_DIRECTORY) -> list[Path]:
    """Return the files a module of ours is made of, its own first.

    A file that is read, or a folder whose files are, counts where a module names it by a
    `Path` at its top level. The project's root and the files beside it do not: these are
    settings, and what Rasa compares by itself.
    """
    sources: dict[str, Path] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        source = _source(name, project)
        if source and name not in sources:
            sources[name] = source
            waiting.extend(_parsed(source.read_text(encoding="utf-8")).imports)
    read = {path for name in sources for path in _named_files(name, project)}
    return [*sources.values(), *sorted(read)]


def _source(module: str, project: Path) -> Path | None:
    path = project.joinpath(*module.split("."))
    return next((found for found in (path.with_suffix(".py"), path / "__init__.py") if found.is_file()), None)


@dataclass(frozen=True)
class _Source:
    code: str
    imports: tuple[str, ...]


# Rasa asks for each fingerprint several times in a training.
@lru_cache(maxsize=128)
def _parsed(text: str) -> _Source:
    tree = ast.parse(text)
    return _Source(ast.dump(tree), tuple(_imported(tree)))


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield the modules imported anywhere in a source; each name of `from a import b` may be one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _named_files(module: str, project: Path) -> Iterator[Path]:
    for value in vars(importlib.import_module(module)).values():
        if isinstance(value, Path) and PROJECT_DIRECTORY in value.parents:
            yield from _files(project / value.relative_to(PROJECT_DIRECTORY), project)


def _files(path: Path, project: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in path.rglob("*") if file.suffix in _READ_FILES)
    elif path.suffix in _READ_FILES and path.is_file() and path.parent != project:
        yield path
