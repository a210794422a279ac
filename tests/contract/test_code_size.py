import ast

from painguide.project import ROOT
from telemetry.packages import PACKAGES

MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
WIDGET_FILES = sorted((ROOT / "widget").rglob("*.*"))
MOST_LINES_OF_A_FILE = 250
MOST_LINES_OF_A_FUNCTION = 40


def lines_of(path):
    return path.read_text(encoding="utf-8").splitlines()


def functions_of(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def test_a_file_does_one_thing():
    lengths = {str(path.relative_to(ROOT)): len(lines_of(path)) for path in [*MODULES, *WIDGET_FILES]}
    assert len(MODULES) >= 100
    assert len(WIDGET_FILES) >= 20
    assert {path: length for path, length in lengths.items() if length > MOST_LINES_OF_A_FILE} == {}


def test_a_function_does_one_thing():
    lengths = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in functions_of(path)
    }
    assert len(lengths) >= 500
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}
