"""The same database on a real PostgreSQL server."""

import threading
import time

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from painguide.project import DOMAIN_FILE, ROOT
from painguide.rasa_host.stored_tracker_store import StoredTrackerStore
from settings.database_settings import read_database_settings
from storage.conversations import Conversations, EventRow
from storage.database import Database, open_database
from storage.deliveries import StoredDeliveries
from storage.erasure import forget, purge
from storage.errors import StorageError
from storage.records import Rating, store_rating
from storage.session_secret import session_secret
from storage.tables import EVENTS, METADATA, RETAINED
from tests.fakes.postgresql import postgresql_server

DOMAIN = Domain.load(str(DOMAIN_FILE))


def settings_of(url):
    return read_database_settings(ROOT, "unused", {"PAINGUIDE_DATABASE_URL": url})


def side_by_side(work, times=8):
    """Do the same in several threads at once; return what each gave."""
    together, given = threading.Barrier(times), []

    def do():
        together.wait(10)
        given.append(work())

    threads = [threading.Thread(target=do) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return given


@pytest.fixture(scope="module")
def server():
    with postgresql_server() as running:
        yield running


@pytest.fixture
def url(server, request):
    return server.create(request.node.name[-60:])


@pytest.fixture
def database(url):
    opened = open_database(settings_of(url))
    yield opened
    opened.close()


def event(words="hello"):
    return EventRow(0.0, "user", f'{{"text": "{words}"}}')


def test_the_steps_make_the_tables_that_the_code_uses(database):
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_servers_that_start_at_once_make_the_tables_once(url):
    opened = side_by_side(lambda: open_database(settings_of(url)), times=4)
    assert len({session_secret(database) for database in opened}) == 1
    for database in opened:
        database.close()


def test_servers_that_write_to_one_conversation_at_once_lose_nothing(database):
    conversations = Conversations(database)
    side_by_side(lambda: conversations.append("me", [event(), event()]), times=4)
    with database.read() as connection:
        positions = connection.execute(select(EVENTS.c.position).order_by(EVENTS.c.position)).scalars().all()
    assert positions == list(range(8))


def test_a_delivery_that_servers_get_at_once_is_new_to_one_of_them(database):
    def is_new():
        try:
            with database.write() as connection:
                return StoredDeliveries("slack").remember(connection, "Ev01")
        except IntegrityError:
            return False

    assert sorted(side_by_side(is_new)) == [False] * 7 + [True]


def test_what_is_deleted_is_in_no_table(database):
    record = {"rating": "up", "about": "ask/hope", "knowledge_version": "v1", "words": "my secret pain"}
    for conversation in ("me", "other"):
        Conversations(database).append(conversation, [event("my secret pain")])
        store_rating(database, conversation, Rating(at=0.0, **record))
    assert forget(database, "me") == 2
    assert sum(purge(database, 30, time.time()).values()) == 2
    with database.read() as connection:
        assert [row for table in RETAINED for row in connection.execute(select(table)).all()] == []


@pytest.mark.parametrize(
    ("password", "port", "told"),
    [("wrong-secret", None, "password authentication failed"), ("hush", 1, "Connection refused")],
)
def test_a_server_that_can_not_be_used_is_told_in_one_line_without_the_password(server, password, port, told):
    address = f"postgresql://painguide:{password}@127.0.0.1:{port or server.port}/postgres"
    with pytest.raises(StorageError) as refused:
        open_database(settings_of(address))
    assert str(refused.value).startswith("PostgreSQL on 127.0.0.1: ")
    assert told in str(refused.value)
    assert str(refused.value).endswith("; see that PostgreSQL runs, and what PAINGUIDE_DATABASE_URL says.")
    assert password not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.fixture
def chat(url, event_loop):
    """Takes turns over a database that rests by a clock of the test's."""
    now = [0.0]
    opened = open_database(settings_of(url))
    store = StoredTrackerStore(Database(opened.engine, opened.shown, clock=lambda: now[0]))
    store.domain = DOMAIN

    class Chat:
        def say(self, words, *events):
            tracker = event_loop.run_until_complete(store.get_or_create_tracker("me"))
            for each in (UserUttered(words), *events, ActionExecuted("action_listen")):
                tracker.update(each, DOMAIN)
            event_loop.run_until_complete(store.save(tracker))

        def tracker(self):
            return event_loop.run_until_complete(store.retrieve("me"))

        def rest(self):
            now[0] += 5.0

        def stored(self):
            with opened.engine.connect() as connection:
                return connection.execute(text("SELECT count(*) FROM events WHERE kind = 'user'")).scalar()

    yield Chat()
    opened.close()


def test_turns_go_on_while_the_server_is_gone_and_are_written_when_it_is_back(server, chat):
    chat.say("what is prp")
    server.stop()
    chat.say("I have chest pain", SlotSet("standing_alarm", "report_emergency"))
    assert chat.tracker().get_slot("standing_alarm") == "report_emergency"
    server.start()
    chat.rest()
    chat.say("my wife is driving")
    assert chat.stored() == 3
    assert chat.tracker().get_slot("standing_alarm") == "report_emergency"
