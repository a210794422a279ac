"""Writings that are under way in another thread: waited for a moment, counted where they fail."""

import asyncio
import logging
from concurrent.futures import Future
from typing import Any, TypeVar

from telemetry.metrics import FAILED_WRITES

logger = logging.getLogger(__name__)

T = TypeVar("T")
# Neither an acknowledgement nor a reply waits longer for the database.
WRITE_SECONDS = 0.5
STOP_SECONDS = 5.0


class Writings:
    """The writings of one channel."""

    def __init__(self, channel: str) -> None:
        """Creates a list of no writings."""
        self._channel = channel
        self._under_way: set[asyncio.Future[Any]] = set()
        self._is_failing = False
        # The server stops.
        self.is_closing = False

    async def result(self, writing: "Future[T]") -> T | None:
        """Return what a writing came to; None where it failed, or takes too long: it goes on then."""
        watched = self.watch(writing)
        await asyncio.wait({watched}, timeout=WRITE_SECONDS)
        if not watched.done():
            self._count_failure("TimeoutError")
            return None
        return None if watched.cancelled() or watched.exception() else watched.result()

    def watch(self, writing: "Future[T]") -> "asyncio.Future[T]":
        """Counts a writing where it fails; return it as one of this loop's."""
        watched = asyncio.wrap_future(writing)
        self._under_way.add(watched)
        watched.add_done_callback(self._take_in)
        return watched

    async def finished(self) -> None:
        """Returns when nothing is under way, or after a while."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=STOP_SECONDS)

    def _take_in(self, watched: "asyncio.Future[Any]") -> None:
        self._under_way.discard(watched)
        if not watched.cancelled() and (error := watched.exception()):
            self._count_failure(type(error).__name__)
        else:
            self._is_failing = False

    def _count_failure(self, kind: str) -> None:
        FAILED_WRITES.labels("work").inc()
        if not self._is_failing:
            # Once until it works again; by the error's kind, for its words may be a patient's.
            logger.error("%s: deliveries go on in memory (%s)", self._channel, kind)
        self._is_failing = True
