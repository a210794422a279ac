"""What the server does by itself for what is stored: old rows deleted daily, what waits written."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress

from sanic import Sanic

from storage.database import Database
from storage.erasure import SECONDS_OF_DAY, purge
from storage.errors import UnavailableError

logger = logging.getLogger(__name__)

SECONDS_BETWEEN = 60.0


class Upkeep:
    """Looks after one database while the server runs."""

    def __init__(
        self,
        database: Database,
        retention_days: int,
        write_what_waits: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Creates the upkeep; `clock` gives seconds since 1970."""
        self._database = database
        self._retention_days = retention_days
        self._write_what_waits = write_what_waits
        self._clock = clock
        self._purged_at = float("-inf")

    def add_to(self, app: Sanic) -> None:
        """Has an application do it from its start to its stop."""
        tasks: list[asyncio.Task[None]] = []

        async def start(_: Sanic, __: object) -> None:
            tasks.append(asyncio.get_running_loop().create_task(self._go_on()))

        async def stop(_: Sanic, __: object) -> None:
            for task in tasks:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            self._write_what_waits()
            self._database.close()

        app.register_listener(start, "after_server_start")
        # Behind the last turns, which may have to wait.
        app.register_listener(stop, "after_server_stop")

    async def once(self) -> None:
        """Writes what waits, and deletes what is too old if that was not done today."""
        self._write_what_waits()
        now = self._clock()
        # A clock that was set back must not put it off.
        if abs(now - self._purged_at) < SECONDS_OF_DAY:
            return
        try:
            # Beside the loop: there may be much of it.
            deleted = await asyncio.to_thread(purge, self._database, self._retention_days, now)
        except UnavailableError:
            return
        self._purged_at = now
        logger.info("upkeep: %d old rows deleted", sum(deleted.values()))

    async def _go_on(self) -> None:
        while True:
            try:
                await self.once()
            except Exception as error:
                # Never the error's own words: a database quotes what it was given.
                logger.error("upkeep: failed with %s", type(error).__name__)
            await asyncio.sleep(SECONDS_BETWEEN)
