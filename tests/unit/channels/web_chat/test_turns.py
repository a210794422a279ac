"""A turn is run once and to its end, whatever becomes of the page that asked."""

import asyncio

import pytest

from channels.web_chat.turns import Turns

REPLIES = [{"text": "Yes."}]


class Turn:
    """A turn that ends when `end` is set; counts how often it was begun."""

    def __init__(self):
        self.begun, self.ended, self.end = 0, 0, asyncio.Event()

    async def __call__(self):
        self.begun += 1
        await self.end.wait()
        self.ended += 1
        return REPLIES


def run(scenario):
    return asyncio.run(scenario())


def test_message_sent_again_under_its_id_joins_the_turn_and_gets_its_replies():
    async def scenario():
        turns, turn = Turns(), Turn()
        first = asyncio.create_task(turns.take("a", "1", turn))
        again = asyncio.create_task(turns.take("a", "1", turn))
        await asyncio.sleep(0)
        turn.end.set()
        return await first, await again, await turns.take("a", "1", turn), turn.begun

    assert run(scenario) == (REPLIES, REPLIES, REPLIES, 1)


@pytest.mark.parametrize(
    ("one", "other"), [(("a", "1"), ("a", "2")), (("a", "1"), ("b", "1")), (("a", ""), ("a", ""))]
)
def test_other_id_other_conversation_or_no_id_is_another_message(one, other):
    async def scenario():
        turns, turn = Turns(), Turn()
        turn.end.set()
        await turns.take(*one, turn)
        await turns.take(*other, turn)
        return turn.begun

    assert run(scenario) == 2


def test_turn_is_ended_though_the_page_has_gone():
    async def scenario():
        turns, turn = Turns(), Turn()
        request = asyncio.create_task(turns.take("a", "", turn))
        await asyncio.sleep(0)
        request.cancel()
        await asyncio.wait([request])
        assert turns.is_under_way("a")
        turn.end.set()
        await turns.wait("a", 5)
        return turn.ended, turns.is_under_way("a")

    assert run(scenario) == (1, False)


def test_replies_are_forgotten_after_a_while():
    async def scenario():
        turns, turn = Turns(repeatable_seconds=0), Turn()
        turn.end.set()
        await turns.take("a", "1", turn)
        for _ in range(3):
            await asyncio.sleep(0)
        await turns.take("a", "1", turn)
        return turn.begun

    assert run(scenario) == 2


def test_conversation_without_a_turn_is_not_waited_for():
    async def scenario():
        turns = Turns()
        await asyncio.wait_for(turns.wait("a", 20), 1)
        return turns.is_under_way("a")

    assert run(scenario) is False
