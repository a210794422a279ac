"""What is taken over is written down first, and so are its replies: a killed process loses none of it.

While the database can't be written, work goes on in memory and is counted; nothing waits for it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any
from uuid import uuid4

from channels.conversation_queue import ConversationQueue
from channels.handled_once import HandledOnce
from channels.writings import Writings
from channels.written_work import Work, WorkLeftError
from storage.work import StoredWork
from telemetry.metrics import DROPPED_WORK

logger = logging.getLogger(__name__)

# A running process says so, and looks for work of one that is gone.
LOOK_SECONDS = 5.0
# What was begun so often has ended its process each time.
MOST_ATTEMPTS = 3
# A server that is told to stop still answers for so long, and then ends what it sends.
FINISH_SECONDS = 8.0
START_SECONDS = 5.0
CLOSE_SECONDS = 3.0
TakeUp = Callable[[str, Work], None]


class Outbox:
    """The work of one channel."""

    def __init__(self, channel: str, store: StoredWork | None = None) -> None:
        """Creates an outbox over a store; without one all work is in memory alone."""
        self._channel = channel
        self._store = store
        self._writings = Writings(channel)
        # Beside the database: what came while that could not be written.
        self._names = HandledOnce()
        self._in_hand: set[Work] = set()
        self._looking: asyncio.Task[None] | None = None

    def accept(self, names: Sequence[str], conversation: str, content: Any) -> Work | None:
        """Return the work of a delivery, which is being written; None where it came before.

        `names` are those under which it may be delivered again, `content` what is needed to do it
        again, as JSON.
        """
        # All are asked about, since each must be remembered.
        news = [self._names.is_new(name) for name in names]
        if not all(news):
            return None
        work = Work(uuid4().hex, self._writings, self._store)
        work.accept(names, conversation, content)
        self._in_hand.add(work)
        return work

    async def start(self, take_up: TakeUp) -> None:
        """Has the content of each work that another process left taken up: now, and while this one runs."""
        if self._store:
            first = asyncio.ensure_future(self._take_over(self._store, take_up))
            await asyncio.wait({first}, timeout=START_SECONDS)
            self._looking = asyncio.get_running_loop().create_task(self._look(self._store, take_up))

    async def do(self, work: Work, answer: Callable[[], Awaitable[None]]) -> None:
        """Answers work that never came before, and deletes what was written of it, also where that fails."""
        self._in_hand.add(work)
        try:
            work.go_on()
            if await work.is_ours():
                await answer()
        except WorkLeftError:
            return
        except Exception:
            work.end()
            raise
        work.end()
        if not work.is_kept:
            self._in_hand.discard(work)

    async def stop(self, queue: ConversationQueue) -> None:
        """Ends what is begun, for a while; leaves the rest to the next process."""
        if self._looking:
            self._looking.cancel()
        await _finished(queue, FINISH_SECONDS)
        # From now on nothing more is sent of what is written: it would be sent again if it were cut off.
        self._writings.is_closing = self._store is not None
        await _finished(queue, CLOSE_SECONDS)
        await self._writings.finished()
        self._write_again()
        await self._writings.finished()
        if self._store:
            await self._writings.result(self._store.release())

    async def _look(self, store: StoredWork, take_up: TakeUp) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self._write_again()
            await self._take_over(store, take_up)

    def _write_again(self) -> None:
        self._in_hand = {work for work in self._in_hand if not work.is_over}
        for work in self._in_hand:
            work.write_again()

    async def _take_over(self, store: StoredWork, take_up: TakeUp) -> None:
        taken = self._writings.watch(store.take_over())
        # However long it takes: what is taken over is this process's, and nobody else will do it.
        await asyncio.wait({taken})
        for left in () if taken.cancelled() or taken.exception() else taken.result():
            work = Work(left.id, self._writings, store)
            work.take_up(left)
            if left.attempts <= MOST_ATTEMPTS:
                take_up(left.content, work)
                continue
            logger.error("%s: work was begun %d times and is given up", self._channel, MOST_ATTEMPTS)
            DROPPED_WORK.labels(self._channel).inc()
            work.end()


async def _finished(queue: ConversationQueue, seconds: float) -> None:
    with suppress(asyncio.TimeoutError):
        await asyncio.wait_for(queue.finished(), seconds)
