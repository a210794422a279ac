"""Runs work in the background: side by side for different conversations, in order within one."""

import asyncio
import heapq
import logging
from collections.abc import Awaitable, Callable
from itertools import count

from telemetry.metrics import DROPPED_WORK
from telemetry.work import work_of

logger = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]


class ConversationQueue:
    """Takes jobs and returns at once. A job that fails is logged by its error's type, and the next runs."""

    def __init__(self, channel: str, most_waiting: int | None = None) -> None:
        """Creates a queue for a channel; without `most_waiting` any number of jobs may wait."""
        self._channel = channel
        self._most_waiting = most_waiting
        self._arrivals = count()
        self._waiting: dict[str, list[tuple[int, int, Job]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._work = work_of(channel)

    def put(self, conversation: str, job: Job, order: int = 0) -> bool:
        """Runs a job after those of its conversation that have a lower order, or the same and came before.

        Returns False, and does not run it, when too many are waiting there.
        """
        waiting = self._waiting.get(conversation)
        if waiting is not None and self._most_waiting is not None and len(waiting) >= self._most_waiting:
            return False
        counted = self._counted(job)
        heapq.heappush(self._waiting.setdefault(conversation, []), (order, next(self._arrivals), counted))
        if waiting is None:
            self.run_beside(lambda: self._run_all(conversation))
        return True

    def run_beside(self, job: Job) -> None:
        """Runs a job at once, whatever its conversation does."""
        task = asyncio.get_running_loop().create_task(self._run(job))
        # asyncio itself keeps no hold of its tasks: one could vanish halfway.
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finished(self) -> None:
        """Returns when every job has run."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _run_all(self, conversation: str) -> None:
        waiting = self._waiting[conversation]
        while waiting:
            *_, job = heapq.heappop(waiting)
            await self._run(job)
        del self._waiting[conversation]

    def _counted(self, job: Job) -> Job:
        done = self._work.begin()

        async def run() -> None:
            try:
                await job()
            finally:
                done()

        return run

    async def _run(self, job: Job) -> None:
        try:
            await job()
        except Exception as error:
            DROPPED_WORK.labels(self._channel).inc()
            # Never the error's own words: they may hold a patient's.
            logger.error("%s: a job failed with %s", self._channel, type(error).__name__)
