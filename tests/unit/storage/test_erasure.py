import pytest
from sqlalchemy import func, select

from storage.conversations import Conversations, EventRow
from storage.erasure import SECONDS_OF_DAY, forget, purge
from storage.records import Rating, UnansweredQuestion, store_rating
from storage.tables import METADATA, OF_CONVERSATIONS, RETAINED
from storage.work import StoredWork
from storage.writer import Writer
from tests.fakes.databases import bytes_on_disk

NOW = 1_000 * SECONDS_OF_DAY


def keep(database, conversation, *, days_ago=0, words="my secret pain"):
    """Store one row of a conversation in every table that has such."""
    at = NOW - days_ago * SECONDS_OF_DAY
    record = {"at": at, "about": "ask/hope", "knowledge_version": "v1", "words": words}
    event = EventRow(at, "user", f'{{"text": "{words}"}}', f'{{"slots": {{"said": "{words}"}}}}')
    Conversations(database).append(conversation, [event], [UnansweredQuestion(outcome="clarify", **record)])
    store_rating(database, conversation, Rating(rating="up", **record))
    work = StoredWork(Writer(database), "slack", clock=lambda: at)
    name = f"{conversation} {at}"
    work.accept(name, [name], conversation, words).result(10)
    work.say(name, [words]).result(10)


def counts(database):
    with database.read() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar()
            for table in RETAINED
        }


@pytest.fixture
def file(tmp_path):
    return tmp_path / "kept" / "painguide.db"


def test_forgetting_leaves_no_trace_in_any_table_or_file(database, file):
    keep(database, "me")
    keep(database, "other", words="it is raining")
    assert b"secret pain" in bytes_on_disk(file)
    assert forget(database, "me") == 4
    assert counts(database) == {"events": 1, "ratings": 1, "unanswered": 1, "deliveries": 2, "work": 1}
    assert b"secret pain" not in bytes_on_disk(file)
    assert b"it is raining" in bytes_on_disk(file)
    assert forget(database, "me") == 0


def test_what_is_older_than_the_days_is_purged_in_every_table(database, file):
    keep(database, "me", days_ago=31)
    keep(database, "me", days_ago=29, words="it is raining")
    assert purge(database, 30, NOW) == {
        "events": 1,
        "ratings": 1,
        "unanswered": 1,
        "deliveries": 1,
        "work": 1,
    }
    assert counts(database) == {"events": 1, "ratings": 1, "unanswered": 1, "deliveries": 1, "work": 1}
    assert b"secret pain" not in bytes_on_disk(file)
    assert purge(database, 30, NOW) == {
        "events": 0,
        "ratings": 0,
        "unanswered": 0,
        "deliveries": 0,
        "work": 0,
    }


def test_every_table_with_a_conversation_is_forgotten_and_every_one_with_a_time_purged():
    tables = METADATA.tables.values()
    assert {table for table in tables if "conversation" in table.c} == set(OF_CONVERSATIONS)
    assert {table for table in tables if "at" in table.c} == set(RETAINED)
