import pytest

from painguide.server.upkeep import Upkeep
from storage.database import memory_database
from storage.erasure import SECONDS_OF_DAY
from storage.records import Rating, exported, store_rating

NOW = 1_000 * SECONDS_OF_DAY


class Server:
    def __init__(self, loop):
        self.now = NOW
        self.written = 0
        self.database = memory_database()
        self._loop = loop
        self._upkeep = Upkeep(self.database, 30, self._write, clock=lambda: self.now)

    def rate(self, days_ago):
        at = NOW - days_ago * SECONDS_OF_DAY
        rating = Rating(at=at, rating="up", about="ask/hope", knowledge_version="v1")
        store_rating(self.database, "me", rating)

    def ratings(self):
        return len(list(exported(self.database, Rating)))

    def keep_up(self):
        self._loop.run_until_complete(self._upkeep.once())

    def _write(self):
        self.written += 1


@pytest.fixture
def server(event_loop):
    return Server(event_loop)


def test_old_rows_are_deleted_at_the_start_and_then_daily(server):
    server.rate(days_ago=31)
    server.rate(days_ago=30)
    server.rate(days_ago=29)
    server.keep_up()
    assert server.ratings() == 2
    server.now += SECONDS_OF_DAY - 1
    server.keep_up()
    assert server.ratings() == 2
    server.now += 1
    server.keep_up()
    assert server.ratings() == 1


def test_a_clock_that_was_set_back_does_not_put_it_off(server):
    server.keep_up()
    server.rate(days_ago=60)
    server.now -= 2 * SECONDS_OF_DAY
    server.keep_up()
    assert server.ratings() == 0


def test_what_waits_is_written_each_time(server):
    for _ in range(3):
        server.keep_up()
    assert server.written == 3
