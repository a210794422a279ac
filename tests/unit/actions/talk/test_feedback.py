import json
from datetime import datetime

import pytest

from actions.talk import feedback
from actions.talk.feedback import feedback_record, store_feedback
from knowledge.loader import load_knowledge
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
EVENTS = [
    {"event": "user", "text": "is there hope for my knee"},
    {"event": "bot", "text": "The article says yes."},
    {"event": "user", "text": '/feedback{"rating": "up"}'},
    {"event": "bot", "text": "Thank you."},
    {"event": "user", "text": '/feedback{"rating": "down"}'},
]


def record(events=EVENTS, **settings):
    return feedback_record("down", "ask/hope", events, KNOWLEDGE, a_clinic(**settings))


@pytest.fixture
def clinic_directory(tmp_path, monkeypatch):
    monkeypatch.setattr(feedback, "CLINIC_FILE", tmp_path / "clinic.yml")
    return tmp_path


def test_a_rating_is_stored_with_what_it_is_about_and_when():
    stored = record()
    assert datetime.fromisoformat(stored.pop("time")).tzinfo is not None
    assert stored == {"rating": "down", "about": "ask/hope", "knowledge_version": KNOWLEDGE.version}


def test_the_patients_words_are_kept_only_where_the_clinic_wants_them():
    assert "knee" not in json.dumps(record())
    assert record(keep_feedback_words=True)["words"] == "is there hope for my knee"


def test_a_rating_before_any_typed_message_has_no_words():
    assert record(EVENTS[-1:], keep_feedback_words=True)["words"] == ""


def test_ratings_are_appended_line_by_line_in_the_clinics_file(clinic_directory):
    clinic = a_clinic(feedback_file="kept/ratings.jsonl")
    for rating in ("up", "down"):
        store_feedback({"rating": rating}, clinic)
    lines = (clinic_directory / "kept" / "ratings.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{"rating": "up"}, {"rating": "down"}]


@pytest.mark.parametrize("words", ["does it hurt 😀?", "line one\nline two", "cut off \ud83d"])
def test_any_words_are_read_back_as_they_were_written(clinic_directory, words):
    store_feedback({"words": words}, a_clinic(feedback_file="ratings.jsonl"))
    (line,) = (clinic_directory / "ratings.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"words": words}


def test_a_file_that_can_not_be_written_is_logged_without_words(clinic_directory, caplog):
    (clinic_directory / "taken").write_text("a file, no folder", encoding="utf-8")
    store_feedback({"words": "my secret pain"}, a_clinic(feedback_file="taken/ratings.jsonl"))
    assert "feedback: taken/ratings.jsonl can't be written" in caplog.text
    assert "my secret pain" not in caplog.text
