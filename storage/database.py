"""The database in use: opened and checked once, then read and written in short transactions."""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from threading import RLock

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from settings.database_settings import DatabaseSettings
from storage.engine import READS, memory_engine, postgresql_engine, sqlite_engine
from storage.errors import StorageError, UnavailableError
from storage.migrating import migrate
from storage.tables import METADATA
from telemetry.metrics import DATABASE_FAILURES

logger = logging.getLogger(__name__)

# After a failure nothing is tried for so long: no turn waits for what is known to be gone.
REST_SECONDS = 5.0
_TORN = "put a backup in its place (docs/backup.md), or move it away to begin anew."


class Database:
    """Hands out connections; fails by one error, `UnavailableError`, and rests a while after one."""

    def __init__(self, engine: Engine, shown: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Creates a database over an engine; `shown` is its name for people, without a password."""
        self.engine = engine
        self.shown = shown
        self._clock = clock
        self._rests_until = float("-inf")
        # SQLite would have threads of one process try for its lock at random, and some give up.
        self._one_at_a_time = RLock() if engine.dialect.name == "sqlite" else nullcontext()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Begins a transaction that reads; others may write meanwhile.

        Raises:
            UnavailableError: The database can't be used just now.
        """
        with self._guarded(), self.engine.connect().execution_options(**{READS: True}) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Begins a transaction that writes: all that is done in it is there afterwards, or nothing.

        Raises:
            UnavailableError: The database can't be used just now.
            IntegrityError: Another process has written a row of the same key.
        """
        with self._one_at_a_time, self._guarded(), self.engine.begin() as connection:
            yield connection

    def is_reachable(self) -> bool:
        """Return whether the database answers; waits for it, at most as long as a turn would."""
        try:
            with self.read() as connection:
                connection.execute(text("SELECT 1"))
        except UnavailableError:
            return False
        return True

    def overwrite_deleted(self) -> None:
        """Has nothing that was deleted stay readable in the file.

        SQLite alone: PostgreSQL does that by itself, somewhat later.

        Raises:
            UnavailableError: The database can't be used just now.
        """
        if self.engine.dialect.name != "sqlite":
            return
        with self._guarded():
            connection = self.engine.raw_connection()
            try:
                # Deleted rows are overwritten in their pages, but older pages stand in the -wal file.
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        if self._clock() < self._rests_until:
            raise UnavailableError(f"{self.shown}: not used for a while after a failure; try again.")
        try:
            yield
        except IntegrityError:
            raise
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            self._rests_until = self._clock() + REST_SECONDS
            DATABASE_FAILURES.inc()
            # Never the error's own words: they may hold what was to be written.
            logger.error("%s: failed with %s", self.shown, type(error).__name__)
            raise UnavailableError(
                f"{self.shown}: failed with {type(error).__name__}; try again, and see docs/backup.md."
            ) from None


def open_database(settings: DatabaseSettings) -> Database:
    """Return the database of the settings, its tables made or brought up to date.

    Raises:
        StorageError: It can't be opened, is damaged, or was made by newer code.
    """
    shown = settings.shown
    try:
        engine = postgresql_engine(settings.url) if settings.url else sqlite_engine(settings.path)
        # It takes a while, and a server that runs already must be able to write meanwhile.
        with engine.connect().execution_options(**{READS: True}) as connection:
            _refuse_torn_file(connection, shown)
        with engine.begin() as connection:
            migrate(connection, shown)
    except OSError as error:
        raise StorageError(f"{shown}: {error.strerror}; let this user read and write there.") from None
    except SQLAlchemyError as error:
        raise StorageError(_fault(error, settings)) from None
    return Database(engine, shown)


def memory_database() -> Database:
    """Return a database that is gone with the process: for `painguide ask` and tests."""
    engine = memory_engine()
    with engine.begin() as connection:
        METADATA.create_all(connection)
    return Database(engine, "memory")


def _refuse_torn_file(connection: Connection, shown: str) -> None:
    if connection.dialect.name != "sqlite":
        return
    # A page that is torn would be found by a patient's turn, days later.
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise StorageError(f"{shown}: database disk image is malformed; {_TORN}")


def _fault(error: SQLAlchemyError, settings: DatabaseSettings) -> str:
    """Return the line for an error at the start; the driver's own words hold no password."""
    why = str(getattr(error, "orig", None) or type(error).__name__).strip().splitlines()[0]
    if settings.url:
        cure = "see that PostgreSQL runs, and what PAINGUIDE_DATABASE_URL says."
    elif "not a database" in why or "malformed" in why:
        cure = _TORN
    elif "full" in why:
        cure = "free some room on its disk."
    elif "locked" in why:
        cure = "stop the program that holds it."
    else:
        cure = "let this user read and write it and its folder."
    return f"{settings.shown}: {why}; {cure}"
