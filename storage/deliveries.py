"""Which deliveries of chat services were handled: they deliver the same one again, also after a restart."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.errors import UnavailableError
from storage.tables import DELIVERIES

# In memory, for when the database can't be used.
MOST_REMEMBERED = 20_000


class StoredDeliveries:
    """Remembers the deliveries of one channel in the database, the latest in memory too."""

    def __init__(self, database: Database, channel: str, clock: Callable[[], float] = time.time) -> None:
        """Creates a memory; `clock` gives seconds since 1970."""
        self._database = database
        self._channel = channel
        self._clock = clock
        self._latest: OrderedDict[str, None] = OrderedDict()

    def is_new(self, delivery: str) -> bool:
        """Return whether a delivery was not asked about before, and remember it.

        While the database can't be used, what came before a restart is new: a message is answered
        twice rather than never.
        """
        if not self._is_new_here(delivery):
            return False
        try:
            with self._database.write() as connection:
                return self.remember(connection, delivery)
        except IntegrityError:
            return False
        except UnavailableError:
            return True

    def remember(self, connection: Connection, delivery: str) -> bool:
        """Do the same within a transaction, with what else must be there together with it.

        Raises:
            IntegrityError: Another process remembers the same delivery at this moment.
        """
        name = self._hashed(delivery)
        if connection.execute(select(DELIVERIES.c.at).where(DELIVERIES.c.delivery == name)).first():
            return False
        connection.execute(insert(DELIVERIES).values(delivery=name, at=self._clock()))
        return True

    def _is_new_here(self, delivery: str) -> bool:
        if delivery in self._latest:
            return False
        self._latest[delivery] = None
        if len(self._latest) > MOST_REMEMBERED:
            self._latest.popitem(last=False)
        return True

    def _hashed(self, delivery: str) -> str:
        # The name of a delivery may name a person's chat; only whether it came before is needed.
        return hashlib.sha256(f"{self._channel}:{delivery}".encode()).hexdigest()
