"""Conversations as rows: each event one, in order. What an event is, whoever writes it knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.errors import UnavailableError
from storage.records import UnansweredQuestion, add_records
from storage.tables import EVENTS

# Another process may write to the same conversation at the same moment; then the next positions are taken.
_ATTEMPTS = 5
# Put together once: each turn asks twice.
_LAST_POSITION = select(func.max(EVENTS.c.position)).where(EVENTS.c.conversation == bindparam("conversation"))
_INSERT = insert(EVENTS)


@dataclass(frozen=True)
class EventRow:
    """One event: when it was (seconds since 1970), its kind, itself as JSON.

    `state` is what a conversation was after it, as JSON; None where its turn went on.
    """

    at: float
    kind: str
    data: str
    state: str | None = None


@dataclass(frozen=True)
class StoredConversation:
    """The latest events of a conversation, oldest first, and the position of the last, -1 for none."""

    rows: Sequence[EventRow]
    position: int


class Conversations:
    """The conversations of one database."""

    def __init__(self, database: Database) -> None:
        """Creates the view of a database."""
        self._database = database

    def latest(self, conversation: str, most: int, known: int | None = None) -> StoredConversation | None:
        """Return the latest events of a conversation, so many at most; None where the last is at `known`.

        Raises:
            UnavailableError: The database can't be read.
        """
        with self._database.read() as connection:
            position = _last_position(connection, conversation)
            if position == known:
                return None
            found = connection.execute(
                select(EVENTS.c.at, EVENTS.c.kind, EVENTS.c.data, EVENTS.c.state)
                .where(EVENTS.c.conversation == conversation)
                .order_by(EVENTS.c.position.desc())
                .limit(most)
            ).all()
        return StoredConversation([EventRow(*row) for row in reversed(found)], position)

    def of_kinds(self, conversation: str, kinds: Sequence[str], most: int) -> list[EventRow]:
        """Return the latest events of some kinds, so many at most, oldest first.

        Raises:
            UnavailableError: The database can't be read.
        """
        with self._database.read() as connection:
            found = connection.execute(
                select(EVENTS.c.at, EVENTS.c.kind, EVENTS.c.data)
                .where(EVENTS.c.conversation == conversation, EVENTS.c.kind.in_(kinds))
                .order_by(EVENTS.c.position.desc())
                .limit(most)
            ).all()
        return [EventRow(*row) for row in reversed(found)]

    def append(
        self, conversation: str, rows: Sequence[EventRow], unanswered: Sequence[UnansweredQuestion] = ()
    ) -> int:
        """Write events behind those that are there, all or none; return the position of the last.

        Raises:
            UnavailableError: The database can't be written.
        """
        for _ in range(_ATTEMPTS):
            try:
                with self._database.write() as connection:
                    return _append(connection, conversation, rows, unanswered)
            except IntegrityError:
                continue
        raise UnavailableError(f"{self._database.shown}: others write to the same conversation; try again.")

    def all(self) -> list[str]:
        """Return the ids of all conversations.

        Raises:
            UnavailableError: The database can't be read.
        """
        with self._database.read() as connection:
            return list(connection.execute(select(EVENTS.c.conversation).distinct()).scalars())


def _last_position(connection: Connection, conversation: str) -> int:
    found = connection.execute(_LAST_POSITION, {"conversation": conversation}).scalar()
    return -1 if found is None else int(found)


def _append(
    connection: Connection,
    conversation: str,
    rows: Sequence[EventRow],
    unanswered: Sequence[UnansweredQuestion],
) -> int:
    last = _last_position(connection, conversation)
    values = [
        {"conversation": conversation, "position": position, **vars(row)}
        for position, row in enumerate(rows, start=last + 1)
    ]
    connection.execute(_INSERT, values)
    add_records(connection, conversation, unanswered)
    return last + len(rows)
