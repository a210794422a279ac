"""Ratings and unanswered questions: what a clinic reads to mend the bot."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.engine import Connection

from privacy.redactor import redacted
from storage.database import Database
from storage.tables import RATINGS, UNANSWERED


@dataclass(frozen=True, kw_only=True)
class Rating:
    """A thumb below a Reply: when (seconds since 1970), which, the intent it is about, perhaps the words."""

    at: float
    rating: str
    about: str
    knowledge_version: str
    words: str | None = None


@dataclass(frozen=True, kw_only=True)
class UnansweredQuestion:
    """A question that got no answer: when, what became of it, its intent, perhaps its words."""

    at: float
    outcome: str
    about: str
    knowledge_version: str
    words: str | None = None


_TABLES: dict[type[Rating] | type[UnansweredQuestion], Table] = {
    Rating: RATINGS,
    UnansweredQuestion: UNANSWERED,
}


def add_records(
    connection: Connection, conversation: str, records: Sequence[Rating] | Sequence[UnansweredQuestion]
) -> None:
    """Write records of one kind within a transaction; of words only what tells of nobody."""
    if records:
        values = [{"conversation": conversation, **asdict(_storable(each))} for each in records]
        connection.execute(insert(_TABLES[type(records[0])]), values)


def store_rating(database: Database, conversation: str, rating: Rating) -> None:
    """Write a rating.

    Raises:
        UnavailableError: The database can't be written.
    """
    with database.write() as connection:
        add_records(connection, conversation, [rating])


def exported(database: Database, kind: type[Rating] | type[UnansweredQuestion]) -> Iterator[dict[str, Any]]:
    """Yield all records of a kind, oldest first, without whose they are; `words` only where they are kept.

    Raises:
        UnavailableError: The database can't be read.
    """
    table = _TABLES[kind]
    with database.read() as connection:
        for row in connection.execute(select(table).order_by(table.c.id)).mappings():
            values = {name: value for name, value in row.items() if value is not None}
            at = datetime.fromtimestamp(values.pop("at"), timezone.utc)
            del values["id"], values["conversation"]
            yield {"time": at.isoformat(timespec="seconds"), **values}


def _storable(record: Any) -> Any:
    if record.words is None:
        return record
    # Half a character, and the character 0, are in no database's text.
    words = record.words.encode(errors="replace").decode().replace("\0", "")
    return replace(record, words=redacted(words))
