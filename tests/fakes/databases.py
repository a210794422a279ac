"""Databases that fail as real ones do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.database import Database


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds SQLite's write lock of a file, as another program would."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


@contextmanager
def full(database: Database) -> Iterator[None]:
    """Has SQLite find no more room, as on a full disk."""
    with database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    database.engine.dispose()

    def allow(pages: int) -> None:
        raw = database.engine.raw_connection()
        raw.execute(f"PRAGMA max_page_count={pages}")
        raw.close()

    allow(int(pages))
    try:
        yield
    finally:
        allow(1_000_000)


def bytes_on_disk(path: Path) -> bytes:
    """Return all that is in a database's files, deleted or not."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))
