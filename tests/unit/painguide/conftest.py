"""A copy of the project's files that a test may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from painguide.project import ROOT

COPIED = (
    *("config.yml", "domain.yml", "clinic.yml", "credentials.yml"),
    *("data", "knowledge", "tests/nlu", "tests/safety"),
    *("nlu", "dialogue/words", "actions/visit/words"),
)
# Without data/voices: most phrasings stand there, and every intent has enough without.
LEFT_OUT = shutil.ignore_patterns("*.py", "__pycache__", "voices")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in COPIED:
        source, target = ROOT / name, tmp_path / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=LEFT_OUT)
        else:
            shutil.copy(source, target)
    return tmp_path


@pytest.fixture
def edit(project: Path) -> Callable[[str, str, str], int]:
    """Replaces the first place of a text in a file of the copy; returns the line it stood on."""

    def replace(file: str, old: str, new: str) -> int:
        before, found, after = (project / file).read_text(encoding="utf-8").partition(old)
        assert found, f"{file} no longer holds {old!r}"
        (project / file).write_text(before + new + after, encoding="utf-8")
        return before.count("\n") + 1

    return replace
