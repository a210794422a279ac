import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.message_attributes import NORMALIZED_TEXT
from nlu.readings.reading import PART
from nlu.safety import red_flag_detector
from nlu.safety.safety_gate import SafetyGate

REPORTS = {
    "A": ["an elephant sits on me since noon", "an elephant sits on my ribs"],
    "C": ["goodnight for ever"],
}
HARMLESS = ["the elephant in the zoo is old"]
ORDINARY = ["how does burning the nerve work", "what does the injection do", "is there any hope for my pain"]


@pytest.fixture(scope="module")
def make_gate(round_trip, encoded, fake_encoder):
    """Returns a loaded gate that learnt two kinds of reports; some words alarm the encoder."""
    fake_encoder.alarming = {"sits": "A", "goodnight": "C", "zeppelin": "B"}

    def make(**settings):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(red_flag_detector, "load_reports", lambda: REPORTS)
            patch.setattr(red_flag_detector, "load_harmless", lambda: HARMLESS)
            return round_trip(SafetyGate, TrainingData(encoded(ORDINARY, "ask/hope")), **settings)

    return make


@pytest.fixture(scope="module")
def gate(make_gate):
    return make_gate()


def passed(gate, text, **data):
    message = Message(data={TEXT: text, NORMALIZED_TEXT: text, **data})
    gate.process([message])
    return message


@pytest.mark.parametrize(
    ("text", "intent"),
    [(REPORTS["A"][0], "report_emergency"), (REPORTS["C"][0], "report_crisis")],
)
def test_a_report_that_no_pattern_names_is_seen_by_the_loaded_model(gate, text, intent):
    message = passed(gate, text)
    assert message.get(INTENT)[INTENT_NAME_KEY] == intent
    numbers = {entity["entity"] for entity in message.get(ENTITIES)}
    assert {"emergency_number", "urgent_line", "crisis_line"} <= numbers


@pytest.mark.parametrize("text", [*HARMLESS, *ORDINARY, ""])
def test_what_reports_nothing_keeps_the_intent_it_has(gate, text):
    before = {INTENT_NAME_KEY: "ask/hope", "confidence": 0.6}
    assert passed(gate, text, **{INTENT: before}).get(INTENT) == before


def test_the_gate_reads_what_the_patient_wrote_and_no_other_reading(gate):
    assert passed(gate, REPORTS["A"][0], **{PART: 0}).get(INTENT) is None


def test_a_red_flag_of_the_rules_needs_no_model(gate):
    assert passed(gate, "i have crushing chest pain").get(INTENT)[INTENT_NAME_KEY] == "report_emergency"


@pytest.mark.parametrize(
    ("settings", "alarms"),
    [
        ({"threshold": -50.0}, True),
        ({"threshold": 50.0}, False),
        ({"encoder_weight": 1.0}, True),
        ({"encoder_weight": 0.0}, False),
    ],
)
def test_the_settings_say_how_alarming_and_by_whom_a_report_must_be_found(make_gate, settings, alarms):
    # It is the encoder alone that knows of zeppelins.
    assert bool(passed(make_gate(**settings), "the zeppelin is old").get(INTENT)) == alarms
