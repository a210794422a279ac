"""Runs what conversations ask for: each in the order of its updates, all of them side by side."""

import asyncio
import heapq
import logging
from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)

MOST_WAITING = 100
Job = Callable[[], Awaitable[None]]


class ConversationQueue:
    """Keeps the jobs of each conversation until they have run."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        """Creates a queue that keeps so many jobs of one conversation at most."""
        self._most_waiting = most_waiting
        self._waiting: dict[str, list[tuple[int, Job]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, conversation: str, order: int, job: Job) -> bool:
        """Run a job after those of its conversation that came before it or have a lower order.

        Returns False, and does not run it, when too many are waiting there.
        """
        waiting = self._waiting.get(conversation)
        if waiting is not None and len(waiting) >= self._most_waiting:
            return False
        # Orders differ (they are ids that were not handled before), so jobs are never compared.
        heapq.heappush(self._waiting.setdefault(conversation, []), (order, job))
        if waiting is None:
            self.run_beside(lambda: self._run_all(conversation))
        return True

    def run_beside(self, job: Job) -> None:
        """Run a job at once, whatever its conversation does."""
        task = asyncio.create_task(_run(job))
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
            _, job = heapq.heappop(waiting)
            await _run(job)
        del self._waiting[conversation]


async def _run(job: Job) -> None:
    try:
        await job()
    except Exception as error:
        # The next jobs still run. Never the error's own words, which may hold a patient's.
        logger.error("telegram: a job failed with %s", type(error).__name__)
