"""Between two turns the event loop takes in what has come, whichever channels they are of."""

import asyncio
from itertools import cycle, pairwise

import pytest

from channels.turn import TurnTaker
from channels.turn_gate import ROUNDS_BETWEEN

CHANNELS = ("web_chat", "slack", "telegram")


async def begun_in_rounds(patients):
    """Return the round of the loop in which each turn began, of patients who all write at once."""
    rounds, begun = 0, {}

    async def count_rounds():
        nonlocal rounds
        while True:
            await asyncio.sleep(0)
            rounds += 1

    async def on_new_message(message):
        begun[message.sender_id] = rounds

    counting = asyncio.create_task(count_rounds())
    turns = [TurnTaker(on_new_message, channel) for channel in CHANNELS]
    await asyncio.gather(*(taker.take("hello", patient) for patient, taker in zip(patients, cycle(turns))))
    counting.cancel()
    return begun


def test_turns_of_all_channels_begin_one_by_one_with_rounds_of_the_loop_between():
    begun = list(asyncio.run(begun_in_rounds([f"patient {number}" for number in range(20)])).values())
    pauses = [later - earlier for earlier, later in pairwise(begun)]
    assert len(pauses) == 19
    assert min(pauses) >= ROUNDS_BETWEEN


def test_turns_begin_in_the_order_in_which_they_were_asked_for():
    patients = [f"patient {number}" for number in range(20)]
    assert list(asyncio.run(begun_in_rounds(patients))) == patients


def test_turn_alone_does_not_wait():
    [round_begun] = asyncio.run(begun_in_rounds(["patient"])).values()
    assert round_begun < 5


def test_turn_that_waits_for_something_else_holds_up_no_other():
    async def scenario():
        may_end, ended = asyncio.Event(), []

        async def on_new_message(message):
            if message.sender_id == "slow":
                await may_end.wait()
            ended.append(message.sender_id)

        taker = TurnTaker(on_new_message, "web_chat")
        slow = asyncio.create_task(taker.take("hello", "slow"))
        await asyncio.gather(*(taker.take("hello", f"quick {number}") for number in range(10)))
        may_end.set()
        await slow
        return ended

    assert asyncio.run(scenario())[-1] == "slow"


def test_turn_given_up_while_it_waits_lets_the_next_one_in():
    async def scenario():
        heard = []

        async def on_new_message(message):
            heard.append(message.sender_id)

        taker = TurnTaker(on_new_message, "web_chat")
        first, given_up, last = (
            asyncio.create_task(taker.take("hello", name)) for name in ("first", "given up", "last")
        )
        await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.gather(first, last)
        with pytest.raises(asyncio.CancelledError):
            await given_up
        return heard

    assert asyncio.run(scenario()) == ["first", "last"]
