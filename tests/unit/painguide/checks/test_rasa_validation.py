import pytest

from painguide.checks.rasa_validation import rasa_problems

CONFIG = "recipe: default.v1\nassistant_id: small\nlanguage: en\npipeline: []\npolicies: []\n"
DOMAIN = """\
version: "3.1"
intents: [greet, leave]
slots:
  topic: {type: text, mappings: [{type: from_text}]}
responses:
  utter_greet: [{text: Hello}]
  utter_leave: [{text: Bye}]
"""
DATA = """\
version: "3.1"
nlu:
- {intent: greet, examples: "- hi\\n- hello\\n"}
- {intent: leave, examples: "- bye\\n- goodbye\\n"}
rules:
- {rule: greet back, steps: [{intent: greet}, {action: utter_greet}]}
- {rule: say goodbye, steps: [{intent: leave}, {action: utter_leave}]}
"""


@pytest.fixture
def problems(tmp_path):
    def validate(*, config=CONFIG, domain=DOMAIN, data=DATA):
        (tmp_path / "data").mkdir()
        (tmp_path / "config.yml").write_text(config, encoding="utf-8")
        (tmp_path / "domain.yml").write_text(domain, encoding="utf-8")
        (tmp_path / "data" / "all.yml").write_text(data, encoding="utf-8")
        return "\n".join(map(str, rasa_problems(tmp_path)))

    return validate


def test_rasa_validation_accepts_a_sound_project(problems):
    assert problems() == ""


def test_rasa_validation_counts_a_warning_as_a_problem(problems):
    found = problems(domain=DOMAIN.replace("utter_leave:", "utter_depart: [{text: Off}]\n  utter_leave:"))
    assert "rasa data validate: The utterance 'utter_depart' is not used in any story or rule" in found


def test_rasa_validation_tells_every_problem_not_only_the_first(problems):
    found = problems(
        domain=DOMAIN.replace("[greet, leave]", "[greet, leave, wait]"),
        config=CONFIG.replace("assistant_id: small\n", ""),
        data=DATA.replace("- goodbye", "- hello"),
    )
    assert "The intent 'wait' is listed in the domain file, but is not found" in found
    assert "The example 'hello' was found labeled with multiple different intents" in found
    assert "missing the 'assistant_id' mandatory key" in found


def test_rasa_validation_tells_contradicting_stories(problems):
    stories = (
        "stories:\n"
        "- {story: one, steps: [{intent: greet}, {action: utter_greet}]}\n"
        "- {story: other, steps: [{intent: greet}, {action: utter_leave}]}\n"
    )
    found = problems(data=DATA.partition("rules:")[0] + stories)
    assert "Story structure conflict after intent 'greet'" in found


def test_rasa_validation_tells_a_file_that_rasa_cannot_read(problems):
    assert "rasa data validate: " in problems(data="nlu:\n- intent: [\n")
