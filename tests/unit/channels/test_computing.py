"""Turns that compute beside the loop that talks to the world."""

import asyncio
import threading

import pytest

from channels.computing import ComputingThread
from channels.turn import TurnTaker

SAID = {"outcome": "answer", "text": "Yes.", "body": "Yes."}


@pytest.fixture
def computing():
    thread = ComputingThread()
    yield thread
    thread.stop()


def test_loop_goes_on_while_a_turn_computes(computing):
    may_end, computed_in = threading.Event(), []

    async def on_new_message(message):
        computed_in.append(threading.current_thread().name)
        # Without a pause, as a model does.
        assert may_end.wait(10)
        await message.output_channel.send_response(message.sender_id, {"reply": SAID})

    async def scenario():
        taker = TurnTaker(on_new_message, "test", computing=computing)
        turn = asyncio.create_task(taker.take("hello", "someone"))
        while not computed_in:
            await asyncio.sleep(0)
        # Here the server acknowledges; nothing of it waits for the turn.
        may_end.set()
        return await turn

    assert asyncio.run(scenario()) == [SAID]
    assert computed_in == ["turns"]


def test_turns_never_compute_side_by_side_and_keep_their_order(computing):
    inside, most, heard = [], [], []

    async def on_new_message(message):
        inside.append(message.text)
        heard.append(message.text)
        most.append(len(inside))
        inside.remove(message.text)

    async def scenario():
        takers = [
            TurnTaker(on_new_message, channel, computing=computing) for channel in ("slack", "telegram")
        ]
        await asyncio.gather(*(takers[n % 2].take(f"{n}", "someone", "a user") for n in range(50)))

    asyncio.run(scenario())
    assert heard == [f"{n}" for n in range(50)]
    assert set(most) == {1}


def test_failure_of_a_turn_is_an_error_reply_there_too(computing, caplog):
    async def fail(message):
        raise RuntimeError(message.text)

    async def scenario():
        return await TurnTaker(fail, "test", computing=computing).take("my secret pain", "someone")

    [reply] = asyncio.run(scenario())
    assert reply["outcome"] == "error"
    assert "secret" not in caplog.text
