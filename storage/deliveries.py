"""Which deliveries of chat services were handled: they deliver the same one again, also after a restart."""

import hashlib
import time
from collections.abc import Callable

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from storage.tables import DELIVERIES


class StoredDeliveries:
    """Remembers the deliveries of one channel in the database."""

    def __init__(self, channel: str, clock: Callable[[], float] = time.time) -> None:
        """Creates a memory; `clock` gives seconds since 1970."""
        self._channel = channel
        self._clock = clock

    def remember(self, connection: Connection, delivery: str) -> bool:
        """Remember a delivery together with what it brings; return whether it was not remembered before.

        Raises:
            IntegrityError: Another process remembers the same delivery at this moment.
        """
        name = self._hashed(delivery)
        if connection.execute(select(DELIVERIES.c.at).where(DELIVERIES.c.delivery == name)).first():
            return False
        connection.execute(insert(DELIVERIES).values(delivery=name, at=self._clock()))
        return True

    def _hashed(self, delivery: str) -> str:
        # The name of a delivery may name a person's chat; only whether it came before is needed.
        return hashlib.sha256(f"{self._channel}:{delivery}".encode()).hexdigest()
