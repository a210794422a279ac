import ast

from painguide.project import ROOT
from telemetry.packages import PACKAGES

MAY_IMPORT = {package: set(PACKAGES[: place + 1]) for place, package in enumerate(PACKAGES)}
FILES = [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]


def imported_packages(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (name.partition(".")[0] for name in names)


def test_a_module_imports_only_what_stands_before_it():
    imported = {path.relative_to(ROOT): set(imported_packages(path)) & MAY_IMPORT.keys() for path in FILES}
    turned_back = {
        f"{path} imports {package}"
        for path, packages in imported.items()
        for package in packages - MAY_IMPORT[path.parts[0]]
    }
    assert len(imported) >= 100
    assert turned_back == set()
