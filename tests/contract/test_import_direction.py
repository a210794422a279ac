import ast

import pytest

from painguide.project import ROOT

# Each imports itself and what stands before it.
ORDER = ("knowledge", "settings", "nlu", "actions", "dialogue", "channels", "painguide")
MAY_IMPORT = {package: set(ORDER[: place + 1]) for place, package in enumerate(ORDER)}
FILES = [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]


def imported_packages(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (name.partition(".")[0] for name in names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_stands_before_it(path):
    package = path.relative_to(ROOT).parts[0]
    assert set(imported_packages(path)) & MAY_IMPORT.keys() <= MAY_IMPORT[package]
