"""The secret that signs sessions where the clinic gives none: made up once, and the same after a restart."""

import secrets

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.tables import SECRETS

_NAME = "session"
_BYTES = 32


def session_secret(database: Database) -> bytes:
    """Return the secret of a database, made at random where it has none.

    Raises:
        UnavailableError: The database can't be used.
    """
    try:
        with database.write() as connection:
            found = _stored(connection)
            if found is None:
                found = secrets.token_hex(_BYTES)
                connection.execute(insert(SECRETS).values(name=_NAME, value=found))
    except IntegrityError:
        # Another process was quicker.
        with database.read() as connection:
            found = _stored(connection)
    return str(found).encode()


def _stored(connection: Connection) -> str | None:
    found: str | None = connection.execute(select(SECRETS.c.value).where(SECRETS.c.name == _NAME)).scalar()
    return found
