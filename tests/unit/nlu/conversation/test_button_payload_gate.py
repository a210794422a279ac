import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.conversation.button_payload_gate import ButtonPayloadGate


def passed(text, *, offered=None, later=()):
    buttons = [{"title": "Cost", "payload": offered}, {"title": "none"}] if offered else []
    events = [BotUttered("hello", {"buttons": buttons}), *later]
    tracker = DialogueStateTracker.from_events("a", events)
    (message,) = ButtonPayloadGate().process([Message(data={TEXT: text})], tracker)
    return message


def gated(text, **conversation):
    return passed(text, **conversation).get(TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "/not_covered/cost",
        "/restart",
        '/not_covered/cost{"topic": "x"}',
        " /not_covered/cost",
        "//not_covered/cost",
        "/ /not_covered/cost",
        "/",
        "\n/back",
    ],
)
def test_a_typed_payload_is_plain_text(text):
    assert not gated(text).startswith("/")


@pytest.mark.parametrize("payload", ["/reject_choices", '/feedback{"rating": "up", "about": "ask/hope"}'])
def test_a_payload_that_was_offered_passes(payload):
    assert gated(payload, offered=payload) == payload


def test_the_button_of_a_question_sets_it_by_the_names_that_rasa_knows():
    told = passed("/ask/hope", offered="/ask/hope").as_dict(only_output_properties=True)
    assert told == {
        "text": "ask/hope",
        "intent": {"name": "ask", "confidence": 1.0},
        "intent_ranking": [{"name": "ask/hope", "confidence": 1.0}],
        "response_selector": {
            "all_retrieval_intents": ["ask"],
            "ask": {"response": {"intent_response_key": "ask/hope"}},
        },
        "entities": [],
    }


def test_a_payload_offered_some_turns_ago_passes():
    later = [UserUttered("and then?"), BotUttered("bye", {"buttons": None}), BotUttered("bye")]
    assert gated("/reject_choices", offered="/reject_choices", later=later) == "/reject_choices"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("/ask/hope", "ask/hope"),
        ('/not_covered/cost{"topic": "x"}', 'not_covered/cost{"topic": "x"}'),
        ("/not_covered/costs", "not_covered/costs"),
    ],
)
def test_another_payload_than_the_offered_one_is_plain_text(text, plain):
    assert gated(text, offered="/not_covered/cost") == plain


def test_a_message_without_a_conversation_has_no_buttons():
    (message,) = ButtonPayloadGate().process([Message(data={TEXT: "/not_covered/cost"})])
    assert message.get(TEXT) == "not_covered/cost"


@pytest.mark.parametrize("text", ["how does it work", "a/b testing", "", "50/50 chance"])
def test_any_other_text_stays_as_it_is(text):
    assert gated(text, offered="/not_covered/cost") == text
