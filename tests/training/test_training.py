"""Real trainings and real models, of a copy of the project that learns a few phrasings."""

import json

import pytest

QUESTION = '{"id": 1, "text": "hello"}\n'
NO_LIMIT = "resource.RLIM_INFINITY"
LIMIT_FILES = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({}, resource.RLIM_INFINITY))"


def answer(step):
    """Return what `painguide ask` answered."""
    assert step["code"] == 0, step["err"]
    return json.loads(step["out"])["replies"][0][0]["body"]


@pytest.fixture
def two_models(project):
    """A model that says one thing, and the one before it, which said another."""
    for said in ("the first model", "the second model"):
        project.write("domain.yml", project.domain(said))
        assert project.run("train")["code"] == 0
    return project


@pytest.mark.parametrize(
    ("edited", "anew", "restored"),
    [
        # What follows in the pipeline is trained anew as well.
        ("nlu/text/words/spelling/known_medical_words.txt", "SpellingCorrector", "RulePolicy"),
        ("nlu/intent/intent_model.py", "IntentClassifier", "SpellingCorrector"),
    ],
)
def test_an_edit_trains_who_uses_the_file_anew_and_restores_the_others(project, edited, anew, restored):
    project.run("train")
    project.append(edited, "\nEDITED = 1\n")
    step = project.run("train")
    assert anew in step["trained"]
    assert restored in step["restored"]


def test_a_rolled_back_model_answers_though_the_files_have_changed_until_the_next_training(two_models):
    assert answer(two_models.run("ask", said=QUESTION)) == "Hello from the second model."
    assert two_models.run("rollback")["code"] == 0
    two_models.write("domain.yml", two_models.domain("the third model"))
    step = two_models.run("ask", said=QUESTION)
    assert answer(step) == "Hello from the first model."
    (told,) = step["err"].splitlines()
    assert told.startswith("In use is models/pain-guide-")
    two_models.run("train")
    assert answer(two_models.run("ask", said=QUESTION)) == "Hello from the third model."
    two_models.run("rollback")
    assert answer(two_models.run("ask", said=QUESTION)) == "Hello from the first model."
    two_models.run("train")


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"garbage" * 99, lambda model: model[:999]],
    ids=["garbage", "cut short"],
)
def test_a_damaged_model_is_trained_anew_and_answers(two_models, damage):
    model = two_models.models()[0]
    model.write_bytes(damage(model.read_bytes()))
    step = two_models.run("ask", said=QUESTION)
    assert answer(step) == "Hello from the second model."
    told, done = step["err"].splitlines()
    assert f"{model.name} is damaged, and is set aside as {model.name}.damaged" in told
    assert done.startswith("Trained in ")


def test_a_model_whose_component_kept_something_else_is_trained_anew(two_models):
    step = two_models.run("ask", said=QUESTION, first=two_models.unreadable_once("SpellingDictionary"))
    assert answer(step) == "Hello from the second model."
    assert "does not load, and is set aside" in step["err"]


def test_a_full_disk_is_one_line_and_the_model_before_stays(two_models):
    before = two_models.models()
    two_models.append("data/tiny.yml", "    - many many thanks\n")
    step = two_models.run("train", first=LIMIT_FILES.format(2000))
    two_models.run("model", first=LIMIT_FILES.format(NO_LIMIT))
    assert step["code"] == 1
    _, told = step["err"].splitlines()
    assert told.startswith("painguide train: ")
    assert "free some" in told
    assert before[0] in two_models.models()
