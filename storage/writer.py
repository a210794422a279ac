"""Writes to the database beside everything else: many small steps in one transaction, in their order."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.errors import UnavailableError

T = TypeVar("T")
Step = Callable[[Connection], Any]
MOST_TOGETHER = 200


class Writer:
    """Takes steps from any thread and returns at once; one thread of its own writes them."""

    def __init__(self, database: Database) -> None:
        """Creates a writer; its thread begins here, and ends with the process."""
        self._database = database
        self._steps: queue.SimpleQueue[tuple[Step, Future[Any]]] = queue.SimpleQueue()
        threading.Thread(target=self._write_all, name="writer", daemon=True).start()

    def write(self, step: Callable[[Connection], T]) -> "Future[T]":
        """Return what comes of a step, once it is written with all that was asked for before it.

        The future fails with UnavailableError where the database can't be written, and with
        IntegrityError where another process wrote the same at the same moment.
        """
        written: Future[T] = Future()
        self._steps.put((step, written))
        return written

    def _write_all(self) -> None:
        while True:
            together = [self._steps.get()]
            while len(together) < MOST_TOGETHER and not self._steps.empty():
                together.append(self._steps.get())
            self._write(together)

    def _write(self, together: list[tuple[Step, Future[Any]]]) -> None:
        try:
            with self._database.write() as connection:
                results = [step(connection) for step, _ in together]
        except IntegrityError as error:
            if len(together) == 1:
                together[0][1].set_exception(error)
                return
            # One of them is another process's: each for itself, then.
            for each in together:
                self._write([each])
        except Exception as error:
            failure = error if isinstance(error, UnavailableError) else _named(error)
            for _, written in together:
                written.set_exception(failure)
        else:
            for (_, written), result in zip(together, results, strict=True):
                written.set_result(result)


def _named(error: Exception) -> UnavailableError:
    # Never the error's own words: they may hold what was to be written.
    return UnavailableError(f"a step failed with {type(error).__name__}")
