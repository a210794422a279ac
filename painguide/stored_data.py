"""What is stored, for whoever runs the bot: printed, or deleted."""

import json
import time
from collections.abc import Iterator

from settings.settings import Settings
from storage.database import Database, open_database
from storage.erasure import forget, purge
from storage.records import Rating, UnansweredQuestion, exported


def run(command: str, settings: Settings, conversation: str = "") -> None:
    """Runs one of the commands `ratings`, `unanswered`, `forget` and `purge`, and prints what came of it.

    Raises:
        StorageError: The database can't be opened.
        UnavailableError: It can't be read or written.
    """
    database = open_database(settings.database)
    try:
        for line in _told(command, database, settings.clinic.retention_days, conversation):
            print(line)
    finally:
        database.close()


def _told(command: str, database: Database, days: int, conversation: str) -> Iterator[str]:
    if command == "forget":
        yield _forgotten(forget(database, conversation))
    elif command == "purge":
        yield _purged(purge(database, days, time.time()), days)
    else:
        for record in exported(database, Rating if command == "ratings" else UnansweredQuestion):
            yield json.dumps(record, ensure_ascii=False)


def _forgotten(count: int) -> str:
    return f"{count} rows deleted." if count else "Nothing is stored of it; see docs/backup.md for the ids."


def _purged(deleted: dict[str, int], days: int) -> str:
    told = ", ".join(f"{count} of {table}" for table, count in deleted.items())
    return f"Older than {days} days, deleted: {told}."
