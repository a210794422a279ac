"""Listens to which files a component opens while it learns: each must count in its fingerprint."""

import sys
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.safety.red_flag_model import RedFlagModel
from nlu.safety.safety_gate import SafetyGate
from nlu.text.spelling_corrector import SpellingCorrector
from nlu.tone.tone_model import ToneModel
from nlu.tone.tone_reader import ToneReader
from nlu.topics.knowledge_entity_extractor import KnowledgeEntityExtractor
from nlu.training.source_fingerprint import PROJECT_DIRECTORY, ingredients

INSTALLED = PROJECT_DIRECTORY / ".venv"

_opened: list[Path] = []


def _listen(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        _opened.append(Path(arguments[0]))


@pytest.fixture(scope="module", autouse=True)
def listening():
    # A hook can't be taken away again; what it hears is dropped before each use.
    sys.addaudithook(_listen)


@pytest.fixture
def nothing_read_yet():
    """Empties every cache of what was read from a file."""
    ours = [module for name, module in sys.modules.items() if name.split(".")[0] in {"nlu", "knowledge"}]
    for module in ours:
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


@pytest.fixture
def fits_nothing(monkeypatch):
    """Leaves out what takes long and reads no file."""
    monkeypatch.setattr(RedFlagModel, "train", lambda *_: None)
    monkeypatch.setattr(ToneModel, "train", lambda *_: None)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("component", "reads"),
    [
        (SpellingCorrector, {"known_medical_words.txt", "recovery.yml", "emergency.yml", "americans.txt"}),
        (KnowledgeEntityExtractor, {"recovery.yml"}),
        (SafetyGate, {"emergency.yml", "americans.txt"}),
        (ToneReader, {"phrasings.txt", "recovery.yml"}),
    ],
)
def test_every_file_opened_while_learning_counts(component, reads, encoded, nothing_read_yet, fits_nothing):
    examples = TrainingData(encoded(["is there any hope"], "ask/hope"))
    _opened.clear()
    component(component.get_default_config()).learn(examples)
    # The files beside the packages are settings, which nothing is learnt from.
    read = {
        path for path in _opened if PROJECT_DIRECTORY in path.parent.parents and INSTALLED not in path.parents
    }
    assert reads <= {path.name for path in read}
    assert read <= set(ingredients(component.__module__))
