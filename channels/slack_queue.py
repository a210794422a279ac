"""Runs work in the background: at once for different conversations, in order within one."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)
Work = Callable[[], Awaitable[None]]


class ConversationQueue:
    """Takes work and returns at once. Work that fails is logged by its error's type, and the next runs."""

    def __init__(self) -> None:
        """Creates an empty queue."""
        # The last work of each conversation; this also keeps tasks from being collected while they run.
        self._last: dict[str, asyncio.Task[None]] = {}

    def add(self, conversation: str, work: Work) -> None:
        """Runs work after all that was added for its conversation before."""
        task = asyncio.get_running_loop().create_task(_run(self._last.get(conversation), work))
        self._last[conversation] = task
        task.add_done_callback(lambda done: self._forget(conversation, done))

    async def finish(self, seconds: float) -> None:
        """Waits until all work is done, at most so long."""
        if self._last:
            await asyncio.wait(list(self._last.values()), timeout=seconds)

    def _forget(self, conversation: str, done: asyncio.Task[None]) -> None:
        if self._last.get(conversation) is done:
            del self._last[conversation]


async def _run(before: asyncio.Task[None] | None, work: Work) -> None:
    if before is not None:
        await asyncio.wait([before])
    try:
        await work()
    except Exception as error:
        # Never the error's own words: they may hold a patient's.
        logger.error("slack: work failed with %s", type(error).__name__)
