import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.button_payload_gate import ButtonPayloadGate


def gated(text, *, offered=None, later=()):
    buttons = [{"title": "Cost", "payload": offered}, {"title": "none"}] if offered else []
    events = [BotUttered("hello", {"buttons": buttons}), *later]
    tracker = DialogueStateTracker.from_events("a", events)
    (message,) = ButtonPayloadGate().process([Message(data={TEXT: text})], tracker)
    return message.get(TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "/ask_cost",
        "/restart",
        '/ask_cost{"topic": "x"}',
        " /ask_cost",
        "//ask_cost",
        "/ /ask_cost",
        "/",
        "\n/back",
    ],
)
def test_a_typed_payload_is_plain_text(text):
    assert not gated(text).startswith("/")


def test_a_payload_that_was_offered_passes():
    assert gated("/ask_cost", offered="/ask_cost") == "/ask_cost"


def test_a_payload_offered_some_turns_ago_passes():
    later = [UserUttered("and then?"), BotUttered("bye", {"buttons": None}), BotUttered("bye")]
    assert gated("/ask_cost", offered="/ask_cost", later=later) == "/ask_cost"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("/ask_hope", "ask_hope"),
        ('/ask_cost{"topic": "x"}', 'ask_cost{"topic": "x"}'),
        ("/ask_costs", "ask_costs"),
    ],
)
def test_another_payload_than_the_offered_one_is_plain_text(text, plain):
    assert gated(text, offered="/ask_cost") == plain


def test_a_message_without_a_conversation_has_no_buttons():
    (message,) = ButtonPayloadGate().process([Message(data={TEXT: "/ask_cost"})])
    assert message.get(TEXT) == "ask_cost"


@pytest.mark.parametrize("text", ["how does it work", "a/b testing", "", "50/50 chance"])
def test_any_other_text_stays_as_it_is(text):
    assert gated(text, offered="/ask_cost") == text
