import json
import time

import pytest

from painguide import command_line
from settings.database_settings import DatabaseSettings
from storage.conversations import Conversations, EventRow
from storage.database import open_database
from storage.records import Rating, UnansweredQuestion, store_rating

DAY = 24 * 60 * 60


@pytest.fixture
def database(tmp_path, monkeypatch):
    """The database that the commands are told of, with a rating of today and one of long ago."""
    path = tmp_path / "painguide.db"
    monkeypatch.setenv("PAINGUIDE_DATABASE_FILE", str(path))
    opened = open_database(DatabaseSettings(path))
    told = {"about": "ask/hope", "knowledge_version": "v1"}
    for days_ago, conversation in ((60, "long-ago"), (0, "today")):
        store_rating(opened, conversation, Rating(at=time.time() - days_ago * DAY, rating="up", **told))
    question = UnansweredQuestion(at=time.time(), outcome="clarify", words="my knee", **told)
    Conversations(opened).append("today", [EventRow(time.time(), "user", "{}")], [question])
    yield opened
    opened.close()


@pytest.fixture
def painguide(database, capsys):
    def run(*arguments):
        assert command_line.main(arguments) == 0
        return capsys.readouterr().out.splitlines()

    return run


def test_ratings_and_unanswered_questions_are_printed_as_json_lines(painguide):
    first, second = map(json.loads, painguide("ratings"))
    assert first["time"] < second["time"]
    assert (second["rating"], second["about"]) == ("up", "ask/hope")
    (question,) = map(json.loads, painguide("unanswered"))
    assert (question["outcome"], question["words"]) == ("clarify", "my knee")


def test_a_conversation_is_forgotten_by_its_id(painguide):
    assert painguide("forget", "today") == ["3 rows deleted."]
    assert painguide("forget", "today") == ["Nothing is stored of it; see docs/backup.md for the ids."]
    assert len(painguide("ratings")) == 1


def test_what_is_too_old_is_purged(painguide):
    assert painguide("purge") == [
        "Older than 30 days, deleted: 0 of events, 1 of ratings, 0 of unanswered, 0 of deliveries, 0 of work."
    ]
    assert len(painguide("ratings")) == 1
