"""What patients read, by the way Rasa itself takes from an action's result to a channel."""

import asyncio

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel

from actions.disclaimer import DISCLAIMER
from actions.reply import CLINICAL_OUTCOMES
from channels.reply_output import ReplyOutput
from knowledge.loader import load_knowledge
from nlu.intents import FALLBACK
from painguide.checks.data_check import question_intents
from painguide.rasa_host.in_process_actions import InProcessActions

ACTION_OF_INTENT = dict.fromkeys(question_intents(load_knowledge()), "action_answer_question")
ACTION_OF_INTENT[FALLBACK] = "action_clarify"
ENDPOINT = InProcessActions()


def action_call(intent):
    ranking = [{"name": name, "confidence": 0.1} for name in ("ask_cost", "ask_hope", "greet")]
    latest = {
        "intent": {"name": intent, "confidence": 0.9},
        "intent_ranking": ranking,
        "entities": [],
        "text": "hope",
    }
    tracker = {"sender_id": "patient", "slots": {}, "events": [], "latest_message": latest}
    return {"next_action": ACTION_OF_INTENT[intent], "tracker": tracker, "domain": {}}


async def send(intent, channel):
    result = await ENDPOINT.request(json=action_call(intent))
    for event in await RemoteAction._utter_responses(result["responses"], channel, None, None):
        await channel.send_response("patient", event.message())


@pytest.mark.parametrize("intent", ACTION_OF_INTENT)
def test_our_channels_close_with_the_disclaimer(intent):
    channel = ReplyOutput()
    asyncio.run(send(intent, channel))
    (reply,) = channel.replies
    assert reply["outcome"] in CLINICAL_OUTCOMES
    assert reply["disclaimer"] == DISCLAIMER
    assert reply["text"].endswith(DISCLAIMER)
    assert reply["text"].startswith(reply["body"])


@pytest.mark.parametrize("intent", ACTION_OF_INTENT)
def test_channels_of_rasa_close_with_the_disclaimer_in_the_same_message(intent):
    channel = CollectingOutputChannel()
    asyncio.run(send(intent, channel))
    (message,) = channel.messages
    # They split a text at blank lines: a disclaimer below one would be a message of its own.
    assert message["text"].split("\n\n") == [message["text"]]
    assert message["text"].endswith(DISCLAIMER)


@pytest.mark.parametrize("channel_class", [ReplyOutput, CollectingOutputChannel])
def test_buttons_reach_the_channel(channel_class):
    channel = channel_class()
    asyncio.run(send(FALLBACK, channel))
    (message,) = getattr(channel, "replies", None) or channel.messages
    assert [button["payload"] for button in message["buttons"]] == [
        "/ask_cost",
        "/ask_hope",
        "/reject_choices",
    ]
