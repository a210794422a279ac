import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.intent.decision_gate import DecisionGate
from nlu.message_attributes import CORRECTED_TEXT, SECOND_INTENT
from nlu.training.source_fingerprint import PROJECT_DIRECTORY
from settings.errors import SettingsError
from tests.fakes.costs import SECOND_FACT, cost_table

SETTINGS = {"costs": cost_table(), "second_fact": SECOND_FACT, "least_likely": 0.1}
TALK = [("greet", 0.01), ("thank", 0.01), ("affirm", 0.01), ("deny", 0.01), ("chitchat", 0.01)]


@pytest.fixture(scope="module")
def create(tmp_path_factory):
    """Creates a gate as Rasa does."""
    storage = LocalModelStorage.create(tmp_path_factory.mktemp("model"))
    context = ExecutionContext(GraphSchema({}), node_name="gate")
    return lambda settings: DecisionGate.create(settings, storage, Resource("gate"), context)


@pytest.fixture(scope="module")
def decided(create):
    gate = create(SETTINGS)

    def decide(*ranking, text="does it work"):
        intents = [{"name": name, "confidence": share} for name, share in ranking]
        message = Message(data={TEXT: text, CORRECTED_TEXT: text, INTENT_RANKING_KEY: intents})
        gate.process([message])
        return message

    return decide


def names(message):
    return [item["name"] for item in message.get(INTENT_RANKING_KEY)]


def test_a_likely_intent_stays_first_with_the_likeliest_units_behind_it(decided):
    message = decided(("ask/hope", 0.94), *TALK, ("report_crisis", 0.01))
    assert message.get(INTENT) == {"name": "ask/hope", "confidence": 0.94}
    assert names(message) == ["ask/hope", "greet", "thank", "affirm", "deny"]
    assert message.get(SECOND_INTENT) is None


def test_the_patient_is_asked_back_with_the_five_likeliest_units_behind_it(decided):
    asked = ["ask/hope", "ask/prp", "ask/rfa_how_it_works", "ask/scs_how_it_works", "ask/recovery_quicker"]
    message = decided(*((name, 0.19) for name in asked), *TALK)
    assert message.get(INTENT) == {"name": "nlu_fallback", "confidence": 1.0}
    assert names(message) == ["nlu_fallback", *asked]


def test_of_two_facts_the_likelier_is_the_intent_and_the_other_goes_with_it(decided):
    message = decided(("ask/hope", 0.45), ("not_covered/cost", 0.1), ("ask/prp", 0.44), *TALK[:1])
    assert message.get(INTENT) == {"name": "ask/hope", "confidence": 0.45}
    assert message.get(SECOND_INTENT) == "ask/prp"
    assert names(message) == ["ask/hope", "ask/prp", "not_covered/cost", "greet"]


def test_what_is_said_comes_first_though_something_else_is_likelier(decided):
    message = decided(("ask/hope", 0.52), ("seek_advice/decision", 0.48))
    assert message.get(INTENT) == {"name": "seek_advice/decision", "confidence": 0.48}
    assert names(message) == ["seek_advice/decision", "ask/hope"]


def test_what_is_not_ours_is_added_up_and_refused(decided):
    message = decided(("ask/hope", 0.35), ("out_of_scope", 0.34), ("ask_about_other_medicine", 0.31))
    assert message.get(INTENT)["name"] == "out_of_scope"
    assert message.get(INTENT)["confidence"] == pytest.approx(0.65)


@pytest.mark.parametrize("text", ["", "???", "12 34", "🙂"])
def test_of_a_message_without_a_letter_nothing_is_guessed(decided, text):
    message = decided(("ask/hope", 0.99), text=text)
    assert message.get(INTENT) == {"name": "nlu_fallback", "confidence": 1.0}
    assert names(message) == ["nlu_fallback"]


def test_a_message_that_nothing_was_told_of_is_left_alone(create):
    message = Message(data={TEXT: "/restart"})
    create(SETTINGS).process([message])
    assert message.get(INTENT) is None


def test_the_shipped_costs_can_be_used(create):
    config = yaml.safe_load((PROJECT_DIRECTORY / "config.yml").read_text(encoding="utf-8"))
    (settings,) = (item for item in config["pipeline"] if item["name"].endswith(".DecisionGate"))
    assert isinstance(create(settings), DecisionGate)


@pytest.mark.parametrize(
    ("settings", "told"),
    [({}, "costs: expected"), ({"costs": cost_table()}, "second_fact: expected a number from 0 to 1")],
)
def test_a_gate_without_costs_is_not_created(create, settings, told):
    with pytest.raises(SettingsError, match=rf"config\.yml: {told}"):
        create(settings)
