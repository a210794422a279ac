import ast
import re

from painguide.project import ROOT
from telemetry.packages import PACKAGES

TREE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")


def error_classes():
    """Yield the name and the base of each error class of ours."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                bases = [ast.unparse(base) for base in getattr(node, "bases", ())]
                if any(re.search(r"(Error|Exception)$", base) for base in bases):
                    yield node.name, bases


def test_every_error_has_the_one_root():
    found = dict(error_classes())
    assert found.pop("PainGuideError") == ["Exception"]
    foreign = {name: bases for name, bases in found.items() if bases != ["PainGuideError"]}
    assert foreign == {}


def test_the_drawing_holds_every_error_and_no_other():
    drawn = re.findall(r"^(?:[├└]── )?(\w+Error) ", TREE, re.MULTILINE)
    assert sorted(drawn) == sorted(name for name, _ in error_classes())
