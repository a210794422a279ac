"""Deletes what is stored: of one conversation, or what is too old. In every table, for good."""

from sqlalchemy import Table, delete, func, select
from sqlalchemy.engine import Connection

from storage.database import Database
from storage.tables import OF_CONVERSATIONS, RETAINED, UNSENT, WORK

SECONDS_OF_DAY = 24 * 60 * 60


def forget(database: Database, conversation: str, *, also_work: bool = True) -> int:
    """Delete all rows of a conversation; return how many there were.

    `also_work`: those of messages that are not answered yet, too.

    Raises:
        UnavailableError: The database can't be written.
    """
    with database.write() as connection:
        deleted = [
            connection.execute(delete(table).where(table.c.conversation == conversation)).rowcount
            for table in OF_CONVERSATIONS
            if also_work or table is not WORK
        ]
        _delete_replies_without_work(connection)
    database.overwrite_deleted()
    return sum(deleted)


def purge(database: Database, days: int, now: float) -> dict[str, int]:
    """Delete all rows that are older than so many days; return how many by table.

    `now` is in seconds since 1970.

    Raises:
        UnavailableError: The database can't be written.
    """
    oldest = now - days * SECONDS_OF_DAY
    deleted = {table.name: _deleted_before(database, table, oldest) for table in RETAINED}
    if any(deleted.values()):
        database.overwrite_deleted()
    return deleted


def _deleted_before(database: Database, table: Table, oldest: float) -> int:
    count = 0
    while True:
        # A day at a time: a turn that writes meanwhile waits for no more than that.
        with database.write() as connection:
            first = connection.execute(select(func.min(table.c.at))).scalar()
            if first is None or first >= oldest:
                return count
            until = min(first + SECONDS_OF_DAY, oldest)
            count += connection.execute(delete(table).where(table.c.at < until)).rowcount
            if table is WORK:
                _delete_replies_without_work(connection)


def _delete_replies_without_work(connection: Connection) -> None:
    connection.execute(delete(UNSENT).where(UNSENT.c.work.not_in(select(WORK.c.work))))
