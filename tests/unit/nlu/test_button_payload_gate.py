import pytest
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.button_payload_gate import ButtonPayloadGate


def gated(text, *, offered=None):
    buttons = [{"title": "Cost", "payload": offered}] if offered else []
    tracker = DialogueStateTracker.from_events("a", [BotUttered("hello", {"buttons": buttons})])
    (message,) = ButtonPayloadGate().process([Message(data={TEXT: text})], tracker)
    return message.get(TEXT)


@pytest.mark.parametrize("text", ["/ask_cost", "/restart", '/ask_cost{"topic": "x"}', " /ask_cost"])
def test_a_typed_payload_is_plain_text(text):
    assert not gated(text).startswith("/")


def test_a_payload_that_was_offered_passes():
    assert gated("/ask_cost", offered="/ask_cost") == "/ask_cost"


def test_another_payload_than_the_offered_one_is_plain_text():
    assert gated("/ask_hope", offered="/ask_cost") == "ask_hope"
