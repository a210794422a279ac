"""A turn ends with a Reply, whatever the bot does: on every channel the same."""

import asyncio
import logging

import pytest
from prometheus_client import REGISTRY

from channels.turn import TurnTaker

SAID = {"outcome": "answer", "text": "Yes.", "body": "Yes."}


async def answer(message):
    await message.output_channel.send_response(message.sender_id, {"reply": SAID})


async def say_nothing(_):
    return None


async def fail_halfway(message):
    await answer(message)
    raise RuntimeError(message.text)


async def never_end(_):
    await asyncio.Event().wait()


def take(handler, text="does it hurt", **options):
    return asyncio.run(TurnTaker(handler, "test", **options).take(text, "someone"))


def counted(outcome, tier=""):
    labels = {"channel": "test", "outcome": outcome, "tier": tier}
    return REGISTRY.get_sample_value("painguide_turns_total", labels) or 0


def test_turn_gives_what_the_bot_said_and_is_counted():
    before = counted("answer")
    assert take(answer) == [SAID]
    assert counted("answer") == before + 1


def test_bot_is_told_the_text_the_conversation_and_the_channel():
    heard = []

    async def hear(message):
        heard.append((message.text, message.sender_id, message.input_channel))

    take(hear)
    assert heard == [("does it hurt", "someone", "test")]


@pytest.mark.parametrize("handler", [say_nothing, fail_halfway, never_end])
def test_turn_that_fails_says_nothing_or_never_ends_has_one_error_reply(handler):
    [reply] = take(handler, timeout_seconds=0.01)
    assert reply["outcome"] == "error"
    assert "555-0142" in reply["text"]
    assert "911" in reply["text"]


@pytest.mark.parametrize("handler", [say_nothing, fail_halfway, never_end])
def test_emergency_in_such_a_turn_is_still_answered(handler):
    [reply] = take(handler, "I have crushing chest pain", timeout_seconds=0.01)
    assert reply["outcome"] == "emergency"
    assert reply["text"].startswith("Call 911 now")


def test_failure_is_logged_by_its_kind_and_place_without_a_word(caplog):
    caplog.set_level(logging.DEBUG)
    take(fail_halfway, "my secret pain")
    assert "test: a turn failed with RuntimeError at test_turn.py:" in caplog.text
    assert "secret" not in caplog.text
