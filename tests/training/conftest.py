"""A copy of the project with a few phrasings to learn, and its commands run in a process of its own."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from painguide.project import ROOT
from telemetry.packages import PACKAGES

TESTS = ("tests/training", "tests/fakes")
CONFIG = """
recipe: default.v1
assistant_id: tiny
language: en
pipeline:
  - name: nlu.text.spelling_corrector.SpellingCorrector
  - name: nlu.encoder.sentence_encoder.SentenceEncoder
  - name: nlu.intent.intent_classifier.IntentClassifier
    rounds: 5
policies:
  - name: RulePolicy
"""
DOMAIN = """
version: "3.1"
intents: [greet, thank]
responses:
  utter_greet: [{text: Hello from SAID.}]
  utter_thank: [{text: You are welcome.}]
"""
RULES = """
version: "3.1"
rules:
- rule: greet
  steps: [{intent: greet}, {action: utter_greet}]
- rule: thank
  steps: [{intent: thank}, {action: utter_thank}]
nlu:
- intent: greet
  examples: |
    - hello
    - good morning
    - hi there
- intent: thank
  examples: |
    - thank you
    - thanks a lot
    - many thanks
"""

UNREADABLE_ONCE = """
import nlu.text.spelling_dictionary as module
read = module.LEARNT.load
def fail_once(path):
    module.LEARNT.load = read
    raise KeyError("targets")
module.LEARNT.load = fail_once
"""


class TinyProject:
    """A copy of the project, and a process in it that runs one command after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in (*PACKAGES, *TESTS):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("clinic.yml", "credentials.yml"):
            shutil.copy(ROOT / name, folder)
        for name, text in (
            ("config.yml", CONFIG),
            ("domain.yml", self.domain("the first model")),
            ("data/tiny.yml", RULES),
        ):
            self.write(name, text)
        for kind in ("reports", "harmless"):
            self.write(f"data/red_flags/{kind}/few.txt", "a_chest:\n- I have chest pain\n")
        command = [sys.executable, "-m", "tests.training.tiny_project"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, text=True)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def append(self, name: str, text: str) -> None:
        self.write(name, (self.folder / name).read_text(encoding="utf-8") + text)

    def run(self, *command: str, first: str = "", said: str = "") -> dict[str, Any]:
        """Runs a command; `first` is Python to run before it, `said` its standard input."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"command": command, "first": first, "input": said}) + "\n")
        self.process.stdin.flush()
        return dict(json.loads(self.process.stdout.readline()))

    @staticmethod
    def domain(said: str) -> str:
        """Return a domain whose bot says who it is."""
        return DOMAIN.replace("SAID", said)

    @staticmethod
    def unreadable_once(learnt: str) -> str:
        """Return Python that makes the next try to read what a spelling corrector learnt fail."""
        return UNREADABLE_ONCE.replace("LEARNT", learnt)

    def models(self) -> list[Path]:
        """Return the models in use and before, the newest first."""
        found = (self.folder / "models").glob("pain-guide-*.tar.gz")
        return sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TinyProject]:
    tiny = TinyProject(tmp_path_factory.mktemp("project"))
    yield tiny
    tiny.process.stdin.close()  # type: ignore[union-attr]
    tiny.process.wait(timeout=30)
