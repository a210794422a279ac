"""Knows which updates of Telegram's have come: they are numbered one by one, and some overtake others."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

MOST_REMEMBERED = 20_000
# Deliveries side by side are milliseconds apart. After a number that never comes, the next waits so long.
PATIENCE_SECONDS = 0.5


@dataclass(frozen=True)
class Arrival:
    """The place of an update among those of its conversation, and what is waited for before it."""

    order: int
    after: Awaitable[None] | None


class Arrivals:
    """Tells of each update what to wait for, so that updates are handled as they were sent."""

    def __init__(self, sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep) -> None:
        """Creates a memory of no updates; patience is measured by `sleep`."""
        self._sleep = sleep
        self._come: OrderedDict[int, None] = OrderedDict()
        self._waiting: dict[int, asyncio.Event] = {}

    def came(self, update_id: int) -> Arrival:
        """Take in an update; it is waited until the one before it has come, or patience is over."""
        self._come[update_id] = None
        if len(self._come) > MOST_REMEMBERED:
            self._come.popitem(last=False)
        if next_one := self._waiting.get(update_id + 1):
            next_one.set()
        if update_id - 1 in self._come:
            return Arrival(update_id, None)
        before = self._waiting[update_id] = asyncio.Event()
        return Arrival(update_id, asyncio.get_running_loop().create_task(self._wait(update_id, before)))

    async def _wait(self, update_id: int, before: asyncio.Event) -> None:
        patience = asyncio.ensure_future(self._sleep(PATIENCE_SECONDS))
        arrival = asyncio.ensure_future(before.wait())
        await asyncio.wait({patience, arrival}, return_when=asyncio.FIRST_COMPLETED)
        patience.cancel()
        arrival.cancel()
        del self._waiting[update_id]
