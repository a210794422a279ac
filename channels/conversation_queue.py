"""Runs work in the background: side by side for different conversations, in order within one."""

import asyncio
import heapq
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count

from telemetry.conversation_mark import in_conversation
from telemetry.metrics import DROPPED_WORK
from telemetry.work import work_of

logger = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]
# Of one person, those being done included; whoever sends more is asked to wait.
MOST_OF_A_USER = 1_000


@dataclass(order=True)
class _Waiting:
    order: int
    arrival: int
    job: Job = field(compare=False)
    user: str = field(compare=False)
    after: Awaitable[None] | None = field(compare=False)


class ConversationQueue:
    """Takes jobs and returns at once. A job that fails is logged by its error's type, and the next runs."""

    def __init__(self, channel: str) -> None:
        """Creates a queue for a channel."""
        self._channel = channel
        self._arrivals = count()
        self._waiting: dict[str, list[_Waiting]] = {}
        self._in_hand: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._work = work_of(channel)

    def put(
        self,
        conversation: str,
        job: Job,
        *,
        user: str = "",
        order: int = 0,
        after: Awaitable[None] | None = None,
    ) -> bool:
        """Runs a job after those of its conversation that have a lower order, or the same and came before.

        Returns False, and does not run it, when too many of its user are in hand, in all their
        conversations; without a user none is too many. Nothing is begun before `after` is done.
        """
        if user and self._in_hand[user] >= MOST_OF_A_USER:
            return False
        self._in_hand[user] += 1
        is_idle = conversation not in self._waiting
        waiting = self._waiting.setdefault(conversation, [])
        heapq.heappush(
            waiting, _Waiting(order, next(self._arrivals), self._counted(conversation, job), user, after)
        )
        if is_idle:
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
            first = waiting[0]
            if first.after:
                await first.after
                first.after = None
                # Meanwhile one with a lower order may have come.
                continue
            heapq.heappop(waiting)
            await self._run(first.job)
            self._count_out(first.user)
        del self._waiting[conversation]

    def _counted(self, conversation: str, job: Job) -> Job:
        done = self._work.begin()

        async def run() -> None:
            with in_conversation(conversation):
                await self._run(job)
            done()

        return run

    def _count_out(self, user: str) -> None:
        self._in_hand[user] -= 1
        if not self._in_hand[user]:
            del self._in_hand[user]

    async def _run(self, job: Job) -> None:
        try:
            await job()
        except Exception as error:
            DROPPED_WORK.labels(self._channel).inc()
            # Never the error's own words: they may hold a patient's.
            logger.error("%s: a job failed with %s", self._channel, type(error).__name__)
