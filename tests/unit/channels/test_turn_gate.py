"""Between two turns the event loop takes in what has come, whichever channels they are of."""

import asyncio
from itertools import cycle, pairwise

import pytest

from channels.turn import TurnTaker
from channels.turn_gate import ROUNDS_BETWEEN, TurnGate

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


class Machine:
    """A bot whose turns take seconds of a clock that nothing else moves; notes who had a turn and when."""

    def __init__(self, **seconds_of):
        self.now = 0.0
        self.seconds_of = seconds_of
        self.had = []
        self.gate = TurnGate(rounds_between=5, clock=lambda: self.now)

    async def take(self, user):
        async with self.gate.turn(user):
            # As each turn does before it computes.
            await asyncio.sleep(0)
            self.had.append(user)
            self.now += self.seconds_of[user]

    async def take_all(self, *users):
        await asyncio.gather(*(self.take(user) for user in users))


def test_people_come_by_turns():
    async def scenario():
        machine = Machine(flood=1, ann=1, bob=1)
        await machine.take_all(*["flood"] * 4, "ann", "bob", "ann")
        return machine.had

    assert asyncio.run(scenario()) == ["flood", "flood", "ann", "bob", "flood", "ann", "flood"]


def test_flood_of_one_leaves_the_machine_free_for_another_most_of_the_time():
    async def scenario():
        machine = Machine(flood=1.0, ann=0.5)
        flood = asyncio.create_task(machine.take_all(*["flood"] * 40))
        waited = []
        for _ in range(10):
            asked = machine.now
            await machine.take("ann")
            waited.append(machine.now - asked - 0.5)
        flood.cancel()
        return waited, machine.had

    waited, had = asyncio.run(scenario())
    assert had.count("flood") <= 7
    assert sum(waited) <= 7


def test_flood_of_one_who_is_alone_rests_never():
    async def scenario():
        machine = Machine(flood=1.0)
        await asyncio.wait_for(machine.take_all(*["flood"] * 40), 5)
        return machine.now

    assert asyncio.run(scenario()) == 40.0
