"""Work that is written down: once, with its replies, and whose it is."""

import pytest
from sqlalchemy import func, select

from settings.database_settings import DatabaseSettings
from storage.database import open_database
from storage.erasure import forget
from storage.errors import UnavailableError
from storage.owner import is_surely_gone, new_owner
from storage.tables import UNSENT, WORK
from storage.work import OWNED_SECONDS, StoredWork
from storage.writer import Writer
from tests.fakes.databases import bytes_on_disk, locked

ME, OTHER = "here 10 abc", "elsewhere 11 def"


class Clock:
    now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def work_of(database, clock):
    """Makes the work of a process, named as in `storage.owner`."""

    def make(owner, channel="slack"):
        return StoredWork(Writer(database), channel, clock, owner=owner)

    return make


def rows(database):
    with database.read() as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar() for table in (WORK, UNSENT)
        ]


def left(work):
    return [(each.id, each.content, each.attempts, each.replies) for each in work.take_over().result(10)]


def test_work_is_written_once_under_all_its_names(work_of, database):
    work = work_of(ME)
    assert work.accept("w1", ["event:1", "message:1"], "c", "{}").result(10)
    assert not work.accept("w2", ["event:2", "message:1"], "c", "{}").result(10)
    assert not work.accept("w3", ["event:2"], "c", "{}").result(10)
    assert rows(database) == [1, 0]


def test_work_that_is_done_leaves_nothing_not_even_in_the_file(work_of, database, tmp_path):
    work = work_of(ME)
    work.accept("w1", ["event:1"], "c", "Xaverine has pain").result(10)
    work.say("w1", ["Xaverine, call", "now"]).result(10)
    assert rows(database) == [1, 2]
    work.strike("w1", 0).result(10)
    assert rows(database) == [1, 1]
    work.end("w1").result(10)
    assert rows(database) == [0, 0]
    database.overwrite_deleted()
    assert b"Xaverine" not in bytes_on_disk(tmp_path / "kept" / "painguide.db")


def test_work_of_a_process_that_runs_is_its_own(work_of, clock):
    work_of(OTHER).accept("w1", [], "c", "{}").result(10)
    clock.now += OWNED_SECONDS - 1
    assert left(work_of(ME)) == []


def test_work_of_a_process_elsewhere_is_taken_over_when_that_is_silent(work_of, clock):
    other = work_of(OTHER)
    other.accept("w1", [], "c", "one").result(10)
    other.accept("w2", [], "c", "two").result(10)
    clock.now += OWNED_SECONDS - 1
    assert left(other) == []
    clock.now += OWNED_SECONDS + 1
    me = work_of(ME)
    assert left(me) == [("w1", "one", 2, None), ("w2", "two", 2, None)]
    assert left(me) == []


def test_work_of_a_process_that_stops_is_taken_over_at_once_with_what_it_had_to_say(work_of):
    other = work_of(OTHER)
    other.accept("w1", [], "c", "{}").result(10)
    other.say("w1", ["first", "second"]).result(10)
    other.strike("w1", 0).result(10)
    other.release().result(10)
    assert left(work_of(ME)) == [("w1", "{}", 2, ((1, "second"),))]


def test_work_of_another_channel_is_left_alone(work_of, clock):
    work_of(OTHER, "telegram").accept("w1", [], "c", "{}").result(10)
    clock.now += OWNED_SECONDS + 1
    assert left(work_of(ME)) == []


def test_a_process_of_this_machine_that_ended_is_surely_gone():
    me = new_owner()
    host, pid, _ = me.rsplit(" ", 2)
    assert not is_surely_gone(me, me)
    # The same number again: an earlier life, as in a container.
    assert is_surely_gone(f"{host} {pid} before", me)
    assert not is_surely_gone(f"{host} 1 init", me)
    assert is_surely_gone(f"{host} 999999999 gone", me)
    assert not is_surely_gone("elsewhere 999999999 unknown", me)


def test_forgetting_a_conversation_takes_its_work_with_it(work_of, database):
    work = work_of(ME)
    for name, conversation in (("w1", "c"), ("w2", "other")):
        work.accept(name, [], conversation, "{}").result(10)
        work.say(name, ["reply"]).result(10)
    assert forget(database, "c", also_work=False) == 0
    assert rows(database) == [2, 2]
    assert forget(database, "c") == 1
    assert rows(database) == [1, 1]


def test_work_can_not_be_written_while_the_database_is_locked(tmp_path):
    path = tmp_path / "painguide.db"
    database = open_database(DatabaseSettings(path))
    work = StoredWork(Writer(database), "slack")
    with locked(path):
        first = work.accept("w1", ["event:1"], "c", "Xaverine")
        with pytest.raises(UnavailableError) as raised:
            first.result(10)
    assert "Xaverine" not in str(raised.value)
    database.close()
