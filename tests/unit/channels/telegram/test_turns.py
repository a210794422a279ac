import asyncio

from channels.telegram.turns import TelegramTurns
from tests.fakes.telegram_updates import text_update


class SilentClient:
    """Takes every call and does nothing."""

    async def call(self, method, **parameters):
        return True


def test_waiting_turns_begin_one_by_one_so_that_updates_between_them_are_acknowledged(event_loop):
    passes, begun_in = 0, []

    async def count_passes():
        nonlocal passes
        while True:
            await asyncio.sleep(0)
            passes += 1

    async def on_new_message(message):
        begun_in.append(passes)

    async def twenty_patients():
        counting = asyncio.create_task(count_passes())
        turns = TelegramTurns(on_new_message, SilentClient(), bot_id=1)
        for patient in range(1, 21):
            turns.receive(text_update("hello", user=patient))
        await turns.finished()
        counting.cancel()

    event_loop.run_until_complete(twenty_patients())
    assert len(set(begun_in)) == 20
