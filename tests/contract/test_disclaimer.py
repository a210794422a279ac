"""What patients read, by the way Rasa itself takes from an action's result to a channel."""

import asyncio

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel

from actions.disclaimer import disclaimer
from actions.reply import CLINICAL_OUTCOMES
from channels.reply_output import ReplyOutput
from knowledge.loader import load_knowledge
from nlu.intents import FALLBACK, base_name
from painguide.checks.data_check import question_intents
from painguide.rasa_host.in_process_actions import InProcessActions

ACTION_OF_INTENT = dict.fromkeys(question_intents(load_knowledge()), "action_answer_question")
ACTION_OF_INTENT[FALLBACK] = "action_clarify"
ENDPOINT = InProcessActions()


def action_call(intent):
    ranking = [{"name": name, "confidence": 0.1} for name in ("not_covered/cost", "ask/hope", "greet")]
    latest = {
        "intent": {"name": base_name(intent), "full_retrieval_intent_name": intent, "confidence": 0.9},
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


def sent(intent, channel):
    """Return what a channel handed on for an intent, an empty message where it was not exactly one."""
    asyncio.run(send(intent, channel))
    messages = channel.replies if isinstance(channel, ReplyOutput) else channel.messages
    return messages[0] if len(messages) == 1 else {}


def test_our_channels_close_with_the_disclaimer():
    def is_closed(reply):
        return (
            reply.get("outcome") in CLINICAL_OUTCOMES
            and reply["disclaimer"] == disclaimer()
            and reply["text"].endswith(disclaimer())
            and reply["text"].startswith(reply["body"])
        )

    assert len(ACTION_OF_INTENT) >= 100
    assert [intent for intent in ACTION_OF_INTENT if not is_closed(sent(intent, ReplyOutput()))] == []


def test_channels_of_rasa_close_with_the_disclaimer_in_the_same_message():
    # They split a text at blank lines: a disclaimer below one would be a message of its own.
    def is_closed(message):
        text = message.get("text", "")
        return "\n\n" not in text and text.endswith(disclaimer())

    assert [
        intent for intent in ACTION_OF_INTENT if not is_closed(sent(intent, CollectingOutputChannel()))
    ] == []


@pytest.mark.parametrize("channel_class", [ReplyOutput, CollectingOutputChannel])
def test_buttons_reach_the_channel(channel_class):
    channel = channel_class()
    asyncio.run(send(FALLBACK, channel))
    (message,) = getattr(channel, "replies", None) or channel.messages
    assert [button["payload"] for button in message["buttons"]] == [
        "/not_covered/cost",
        "/ask/hope",
        "/reject_choices",
    ]
