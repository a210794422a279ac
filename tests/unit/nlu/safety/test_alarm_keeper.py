import pytest
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.message_attributes import certain, gate_entity, name_as_rasa_does, set_ranking
from nlu.safety import alarm_keeper
from nlu.safety.alarm_keeper import AlarmKeeper
from nlu.slots import ALARM_SLOT, LANGUAGE_SLOT, REPORTED_PERSON_SLOT
from nlu.training.phrasing_file import KindPhrasing

ANSWERS = {
    "refuses": ["i will not call", "no way i will call them"],
    "thanks": ["thank you so much", "thank you kindly"],
    "safe_now": ["home again and fine", "back home again and well"],
    "ordinary_question": ["how does burning work", "what does a block do"],
}
ASKED = ["how does the stimulator work", "what does the injection do", "how long does burning last"]
PHRASINGS = tuple(KindPhrasing(text, kind, "", "") for kind, texts in ANSWERS.items() for text in texts)


@pytest.fixture(scope="module")
def keeper(round_trip, encoded):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alarm_keeper, "load_after_alarm_phrasings", lambda: PHRASINGS)
        return round_trip(AlarmKeeper, TrainingData(encoded(ASKED, "ask/hope")))


@pytest.fixture
def intent_after(keeper, encoded):
    """Tells the full name of the intent of a message, decided before as one, after some events."""

    def kept(text, intent, *events):
        (message,) = encoded([text])
        set_ranking(message, [certain(intent)])
        name_as_rasa_does(message)
        slots = [AnySlot(name, []) for name in (ALARM_SLOT, LANGUAGE_SLOT, REPORTED_PERSON_SLOT)]
        keeper.process([message], DialogueStateTracker.from_events("test", list(events), slots))
        found = message.get("response_selector") or {}
        base = message.get(INTENT)["name"]
        return found.get(base, {}).get("response", {}).get("intent_response_key") or base

    return kept


def test_an_answer_changes_neither_the_alarm_nor_whom_it_is_about(keeper, encoded):
    (message,) = encoded(["no way i will call"])
    set_ranking(message, [certain("report_abuse")])
    fills = {ALARM_SLOT: "report_abuse", REPORTED_PERSON_SLOT: "other", "crisis_line": "988"}
    message.set(ENTITIES, [gate_entity(name, value, AlarmKeeper) for name, value in fills.items()])
    slots = [AnySlot(name, []) for name in (ALARM_SLOT, LANGUAGE_SLOT, REPORTED_PERSON_SLOT)]
    keeper.process([message], DialogueStateTracker.from_events("test", [ALARM], slots))
    assert [entity["entity"] for entity in message.get(ENTITIES)] == ["crisis_line"]


ALARM = SlotSet(ALARM_SLOT, "report_crisis")


def test_what_people_answer_to_an_alarm_is_read_by_kind(intent_after):
    assert intent_after("no way i will call", "deny", ALARM) == "after_alarm/refuses"
    assert intent_after("thank you so much", "thank", ALARM) == "after_alarm/thanks"


def test_an_ordinary_question_keeps_its_intent(intent_after):
    assert intent_after("how does the stimulator work", "ask/mechanism", ALARM) == "ask/mechanism"


def test_a_question_beside_the_word_that_all_are_safe_ends_the_alarm(
    keeper, encoded, fake_encoder, monkeypatch
):
    monkeypatch.setattr(alarm_keeper, "shared_encoder", lambda: fake_encoder)
    monkeypatch.setattr(alarm_keeper, "SURELY_SAFE", 0.4)
    slots = [AnySlot(name, []) for name in (ALARM_SLOT, LANGUAGE_SLOT, REPORTED_PERSON_SLOT)]
    for text, is_over in (
        ("home again and fine. how does the stimulator work", True),
        ("no way i will call them. how does the stimulator work", False),
    ):
        (message,) = encoded([text])
        set_ranking(message, [certain("ask/mechanism")])
        keeper.process([message], DialogueStateTracker.from_events("test", [ALARM], slots))
        filled = [entity["value"] for entity in message.get(ENTITIES) or [] if entity["entity"] == ALARM_SLOT]
        assert filled == ([""] if is_over else [])


def test_a_question_that_answers_the_alarm_does_not(intent_after):
    assert intent_after("i will not call", "seek_advice/treatment", ALARM) == "after_alarm/refuses"


@pytest.mark.parametrize("intent", ["acknowledge", "affirm", "say_goodbye", "chitchat", "statement/nervous"])
def test_no_talk_is_answered_as_talk_while_an_alarm_stands(intent_after, intent):
    assert intent_after("how does burning work", intent, ALARM).startswith("after_alarm/")


def test_what_was_reported_before_is_no_new_alarm(intent_after):
    assert intent_after("how does burning work", "report_crisis", ALARM) == "after_alarm/repeated"


def test_an_answer_that_only_faintly_alarms_is_no_new_alarm(intent_after):
    assert intent_after("no way i will call", "report_abuse", ALARM) == "after_alarm/refuses"


def test_a_new_report_and_a_button_are_left_as_they_are(intent_after):
    assert intent_after("how does burning work", "report_emergency", ALARM) == "report_emergency"
    assert intent_after("/request_source", "thank", ALARM) == "thank"


def test_without_an_alarm_nothing_changes(intent_after):
    assert intent_after("thank you so much", "thank") == "thank"
    assert intent_after("thank you so much", "thank", ALARM, SlotSet(ALARM_SLOT, None)) == "thank"


def test_an_alarm_ends_after_its_number_of_messages(intent_after):
    messages = [UserUttered("so it goes") for _ in range(15)]
    assert intent_after("thank you so much", "thank", ALARM, *messages[1:]) == "after_alarm/thanks"
    assert intent_after("thank you so much", "thank", ALARM, *messages) == "thank"
