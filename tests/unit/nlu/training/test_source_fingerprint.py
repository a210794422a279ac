"""Edits a copy of the project and looks which components Rasa would train anew."""

import importlib
import shutil

import pytest
import yaml

from nlu.training.source_fingerprint import (
    PROJECT_DIRECTORY,
    SourceFingerprint,
    ingredients,
    source_fingerprint,
)

CONFIG = yaml.safe_load((PROJECT_DIRECTORY / "config.yml").read_text(encoding="utf-8"))


def component(name):
    """Return the class that config.yml names."""
    module, _, class_name = name.rpartition(".")
    return getattr(importlib.import_module(module), class_name)


OURS = sorted(
    {item["name"] for part in ("pipeline", "policies") for item in CONFIG[part] if "." in item["name"]}
)
LEARNING = [
    name
    for name in OURS
    if hasattr(component(name), "train") or hasattr(component(name), "process_training_data")
]
ENCODING = {"SentenceEncoder", "ContextClassifier", "ToneReader", "PersonReader", "AlarmKeeper"}
# What is edited, and every component that must be trained anew for it.
EDITED = [
    ("nlu/text/spelling_dictionary.py", {"SpellingCorrector", "KnowledgeEntityExtractor"}),
    ("nlu/text/words/spelling/known_medical_words.txt", {"SpellingCorrector", "KnowledgeEntityExtractor"}),
    ("nlu/language/words/language/spanish.txt", set()),
    ("nlu/safety/words/denied/symptoms.txt", {"SafetyGate"}),
    ("nlu/safety/words/red_flag_context/long_ago.txt", {"SafetyGate"}),
    ("nlu/text/words/sentences/clause_openers.txt", {"AlarmKeeper", "SafetyGate"}),
    ("nlu/text/words/negation/negators.txt", {"SafetyGate"}),
    ("nlu/tone/words/tone/angry.txt", {"ToneReader"}),
    ("nlu/topics/topic_matcher.py", {"KnowledgeEntityExtractor", "ContextClassifier"}),
    (
        "nlu/intent/intent_model.py",
        {"IntentClassifier", "ContextClassifier", "ToneReader", "PersonReader", "AlarmKeeper"},
    ),
    ("nlu/intent/decision.py", set()),
    ("nlu/safety/red_flag_model.py", {"SafetyGate"}),
    ("nlu/text/negation.py", {"SafetyGate"}),
    ("nlu/encoder/assembly.py", ENCODING | {"SafetyGate"}),
    ("nlu/encoder/known_vectors.py", ENCODING),
    # It holds the hash of the weights.
    ("nlu/encoder/weights/layout.json", ENCODING | {"SafetyGate"}),
    ("nlu/tone/tone_model.py", {"ToneReader"}),
    ("nlu/tone/tone.py", {"ToneReader"}),
    ("dialogue/form_interruption.py", {"FormInterruptionPolicy"}),
    ("dialogue/words/leaving.txt", {"FormInterruptionPolicy"}),
    ("nlu/safety/red_flag_reports.py", {"SpellingCorrector", "SafetyGate", "PersonReader"}),
    ("nlu/tone/tone_phrasings.py", {"ToneReader"}),
    ("data/red_flags/reports/first.txt", {"SpellingCorrector", "SafetyGate", "PersonReader"}),
    ("data/red_flags/harmless/first.txt", {"SpellingCorrector", "SafetyGate", "PersonReader"}),
    ("data/follow_ups/follow_ups_1.txt", {"ContextClassifier"}),
    ("data/after_alarm/after_1.txt", {"AlarmKeeper"}),
    ("nlu/safety/after_alarm_phrasings.py", {"AlarmKeeper"}),
    ("data/tone/phrasings.txt", {"ToneReader"}),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of what components are made of."""
    copy = tmp_path_factory.mktemp("project")
    for package in ("nlu", "dialogue", "knowledge", "settings", "data"):
        shutil.copytree(PROJECT_DIRECTORY / package, copy / package)
    return copy


@pytest.fixture(scope="module")
def before(project):
    """The fingerprints of the copy as it is before and after each edit."""
    return fingerprints(project)


@pytest.fixture
def trained_anew(project, before):
    """Writes something into a file of the copy; tells which components are then trained anew."""
    edited = []

    def edit(name, addition):
        path = project / name
        edited.append((path, path.read_text(encoding="utf-8") if path.exists() else None))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(addition)
        after = fingerprints(project)
        return {component for component in before if after[component] != before[component]}

    yield edit
    for path, text in reversed(edited):
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")


def fingerprints(project):
    modules = [name.rpartition(".")[::2] for name in LEARNING]
    return {component: source_fingerprint(module, project) for module, component in modules}


@pytest.mark.parametrize("name", OURS)
def test_each_component_of_ours_follows_its_sources(name):
    assert issubclass(component(name), SourceFingerprint)
    assert component(name).fingerprint_addon({}) == source_fingerprint(name.rpartition(".")[0])


@pytest.mark.parametrize(("name", "components"), EDITED, ids=[name for name, _ in EDITED])
def test_an_edited_helper_or_word_list_trains_who_uses_it_anew_and_nobody_else(
    name, components, trained_anew
):
    assert trained_anew(name, "\nEDITED = 1\n") == components


@pytest.mark.parametrize(
    "name",
    [
        "knowledge/topics/recovery.yml",
        "knowledge/topics/a_new_topic.yml",
        "knowledge/not_covered/results.yml",
        "knowledge/safety/emergency.yml",
    ],
)
def test_changed_knowledge_trains_who_learns_from_it_anew(name, trained_anew):
    components = trained_anew(name, "# one more line\n")
    assert {"SpellingCorrector", "KnowledgeEntityExtractor", "SafetyGate", "ToneReader"} <= components
    assert not components & {"IntentClassifier", "SentenceEncoder"}


def test_every_word_list_is_part_of_a_fingerprint():
    used = {path for name in OURS for path in ingredients(name.rpartition(".")[0])}
    assert [path for path in (PROJECT_DIRECTORY / "nlu").rglob("*.txt") if path not in used] == []


def test_a_comment_in_a_source_trains_nobody_anew(trained_anew):
    assert trained_anew("nlu/safety/red_flag_model.py", "\n# A remark.\n") == set()


@pytest.mark.parametrize(
    "name",
    # The encoder is put together in the first training: the second one must find everything as it was.
    ["knowledge/tests.py", "clinic.yml", "data/nlu.yml", ".cache/encoder/1/tokenizer.json"],
)
def test_what_no_component_reads_trains_nobody_anew(name, trained_anew):
    assert trained_anew(name, "\n# A remark.\n") == set()
