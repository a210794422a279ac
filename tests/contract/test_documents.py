import re

import pytest

from painguide.command_line import main
from painguide.project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "benchmarks" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
HELPED_TARGETS = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
# What `make help` shows to developers, and the README leaves out.
TARGETS_FOR_DEVELOPERS = {"help", "lint", "types", "knowledge", "lock", "clean"}


def test_readme_and_makefile_name_the_same_commands():
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE))
    assert named == HELPED_TARGETS - TARGETS_FOR_DEVELOPERS


def test_every_target_of_the_makefile_explains_itself():
    targets = re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE)
    assert sorted(targets) == sorted(HELPED_TARGETS)


def test_the_benchmarks_are_those_that_their_document_names():
    text = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    files = [path for path in (ROOT / "benchmarks").glob("*.py") if "def main(" in path.read_text("utf-8")]
    named = set(re.findall(r"`python -m (benchmarks\.\w+)`", text))
    assert named == {f"benchmarks.{path.stem}" for path in files}
    assert {"bench", "tune"} <= set(re.findall(r"`make ([a-z-]+)", text)) <= HELPED_TARGETS


def test_readme_names_commands_that_exist(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    offered = re.search(r"\{([a-z,]+)\}", capsys.readouterr().out)[1].split(",")
    named = set(re.findall(r"`painguide ([a-z]+)", README))
    assert {"ask", "check", "serve"} <= named <= set(offered)


def local_links(document):
    links = re.findall(r"\]\(([^)#\s]+)\)", document.read_text(encoding="utf-8"))
    return [link for link in links if "://" not in link]


def test_links_lead_somewhere():
    links = [(document, link) for document in DOCUMENTS for link in local_links(document)]
    assert len(links) >= 20
    assert [
        f"{document.relative_to(ROOT)}: {link}"
        for document, link in links
        if not (document.parent / link).exists()
    ] == []


def test_readme_names_files_that_exist():
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_*]*(?:/|\.(?:yml|py|md|txt)))`", README)
    assert len(named) >= 10
    missing = [name for name in named if not list(ROOT.glob(name))]
    assert [name for name in missing if not name.startswith("build/")] == []
