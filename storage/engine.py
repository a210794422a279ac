"""SQLAlchemy's engines: SQLite in a private file, or PostgreSQL."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import QueuePool, StaticPool

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
# A turn waits so long for a lock or a server, and then goes on without.
SQLITE_BUSY_SECONDS = 1.0
POSTGRESQL_CONNECT_SECONDS = 2
POSTGRESQL_STATEMENT_MS = 5_000
# Marks a connection that only reads: it takes no write lock in SQLite.
READS = "painguide_reads"


def sqlite_engine(path: Path) -> Engine:
    """Return the engine of a file, which it creates for its owner's eyes alone.

    Raises:
        OSError: The file or its folder can't be made or opened.
    """
    path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    # SQLite would make it as readable as the user's mask allows; its -wal and -shm take after it.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
    path.chmod(PRIVATE_FILE)
    return _sqlite("sqlite:///" + str(path), poolclass=QueuePool, pool_size=5)


def memory_engine() -> Engine:
    """Return an engine of SQLite in memory: all is gone with the process."""
    return _sqlite("sqlite://", poolclass=StaticPool)


def postgresql_engine(url: str) -> Engine:
    """Return the engine of a PostgreSQL server; it connects when it is first used."""
    return create_engine(
        url,
        future=True,
        # SQLAlchemy's errors show what was written, a patient's words among it.
        hide_parameters=True,
        pool_pre_ping=True,
        pool_timeout=POSTGRESQL_CONNECT_SECONDS,
        connect_args={
            "connect_timeout": POSTGRESQL_CONNECT_SECONDS,
            # Where the network swallows what is sent, TCP itself would wait a quarter of an hour.
            "tcp_user_timeout": POSTGRESQL_STATEMENT_MS,
            "options": f"-c statement_timeout={POSTGRESQL_STATEMENT_MS}",
            "application_name": "painguide",
        },
    )


def _sqlite(url: str, **options: Any) -> Engine:
    engine = create_engine(
        url,
        future=True,
        hide_parameters=True,
        connect_args={"timeout": SQLITE_BUSY_SECONDS, "check_same_thread": False},
        **options,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    # Python's driver begins by itself, and too late: `_begin_sqlite` does.
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (
        "journal_mode=WAL",
        # A turn survives a killed process; of a power cut the last ones may be lost, the file is whole.
        "synchronous=NORMAL",
        # What is deleted is overwritten, not only given free.
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and then writes would fail at once, without waiting for a lock.
    reads = connection.get_execution_options().get(READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
