"""Work that was taken over from chat services and is not done: what to answer, and replies not yet sent.

It is what a killed process leaves behind. A row is deleted as soon as its work is done: it holds a
patient's words.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from sqlalchemy import and_, delete, insert, or_, select, update
from sqlalchemy.engine import Connection, Row

from storage.deliveries import StoredDeliveries
from storage.owner import is_surely_gone, new_owner
from storage.tables import UNSENT, WORK
from storage.writer import Writer

# For so long work is its owner's alone; a process that runs says every five seconds that it does.
OWNED_SECONDS = 20.0


@dataclass(frozen=True)
class LeftWork:
    """Work of a process that is gone; `attempts` tells how many have taken it over, the first included.

    `replies` are those not sent yet, with their numbers; None where none were made.
    """

    id: str
    conversation: str
    content: str
    attempts: int
    replies: tuple[tuple[int, str], ...] | None


class StoredWork:
    """The work of one channel in the database. Every call returns at once, with what it will come to.

    Each future fails with UnavailableError where the database can't be written.
    """

    def __init__(
        self,
        writer: Writer,
        channel: str,
        clock: Callable[[], float] = time.time,
        owner: str = "",
    ) -> None:
        """Creates a view of the writer's database; `clock` gives seconds since 1970, `owner` this process."""
        self._deliveries = StoredDeliveries(channel, clock)
        self._writer = writer
        self._channel = channel
        self._clock = clock
        self._me = owner or new_owner()

    def accept(self, work: str, names: Sequence[str], conversation: str, content: str) -> "Future[bool]":
        """Write work that is taken over; its result is False, and nothing is written, where a name was known.

        `names` are those under which it may be delivered again.
        """
        return self._writer.write(partial(self._accept, work, names, conversation, content))

    def say(self, work: str, replies: Sequence[str]) -> "Future[None]":
        """Write the replies of work, before the first of them is sent."""
        return self._writer.write(partial(_say, work, replies))

    def strike(self, work: str, number: int) -> "Future[None]":
        """Delete a reply that was sent."""
        return self._writer.write(partial(_strike, work, number))

    def end(self, work: str) -> "Future[None]":
        """Delete work that is done."""
        return self._writer.write(partial(_end, work))

    def take_over(self) -> "Future[list[LeftWork]]":
        """Tell others that this process runs; make work of those that are gone its own, the oldest first."""
        return self._writer.write(self._take_over)

    def release(self) -> "Future[None]":
        """Leave this process's work to others, at once."""
        return self._writer.write(lambda connection: self._own_until(connection, 0.0))

    def _accept(
        self, work: str, names: Sequence[str], conversation: str, content: str, connection: Connection
    ) -> bool:
        # All are asked about, since each must be remembered.
        news = [self._deliveries.remember(connection, name) for name in dict.fromkeys(names)]
        if not all(news):
            return False
        row = {"work": work, "channel": self._channel, "conversation": conversation, "at": self._clock()}
        owned = {"owner": self._me, "owned_until": self._clock() + OWNED_SECONDS}
        connection.execute(insert(WORK).values(**row, **owned, attempts=1, is_said=0, content=content))
        return True

    def _take_over(self, connection: Connection) -> list[LeftWork]:
        now = self._clock()
        self._own_until(connection, now + OWNED_SECONDS)
        owners = connection.execute(select(WORK.c.owner).where(WORK.c.channel == self._channel).distinct())
        gone = [owner for owner in owners.scalars() if is_surely_gone(owner, self._me)]
        left = and_(WORK.c.channel == self._channel, WORK.c.owner != self._me)
        free = or_(WORK.c.owned_until < now, WORK.c.owner.in_(gone))
        oldest_first = select(WORK).where(left, free).order_by(WORK.c.at)
        # Two replicas may look at the same moment.
        found = connection.execute(oldest_first.with_for_update(skip_locked=True)).all()
        mine = {"owner": self._me, "owned_until": now + OWNED_SECONDS, "attempts": WORK.c.attempts + 1}
        for row in found:
            connection.execute(update(WORK).where(WORK.c.work == row.work).values(**mine))
        return [
            LeftWork(row.work, row.conversation, row.content, row.attempts + 1, _replies(connection, row))
            for row in found
        ]

    def _own_until(self, connection: Connection, moment: float) -> None:
        mine = and_(WORK.c.owner == self._me, WORK.c.channel == self._channel)
        connection.execute(update(WORK).where(mine).values(owned_until=moment))


def _say(work: str, replies: Sequence[str], connection: Connection) -> None:
    rows = [{"work": work, "number": number, "content": text} for number, text in enumerate(replies)]
    if rows:
        connection.execute(insert(UNSENT), rows)
    connection.execute(update(WORK).where(WORK.c.work == work).values(is_said=1))


def _strike(work: str, number: int, connection: Connection) -> None:
    connection.execute(delete(UNSENT).where(UNSENT.c.work == work, UNSENT.c.number == number))


def _end(work: str, connection: Connection) -> None:
    connection.execute(delete(UNSENT).where(UNSENT.c.work == work))
    connection.execute(delete(WORK).where(WORK.c.work == work))


def _replies(connection: Connection, row: Row) -> tuple[tuple[int, str], ...] | None:
    if not row.is_said:
        return None
    unsent = select(UNSENT.c.number, UNSENT.c.content).where(UNSENT.c.work == row.work)
    return tuple(
        (number, content) for number, content in connection.execute(unsent.order_by(UNSENT.c.number))
    )
