import json
import stat
from datetime import datetime

import pytest
from prometheus_client import REGISTRY
from rasa_sdk import Tracker

from actions.repertoire import Repertoire
from actions.talk import feedback
from actions.talk.feedback import feedback_record, store_feedback
from actions.talk.take_feedback import ActionTakeFeedback
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


RATINGS = a_clinic(feedback_file="kept/ratings.jsonl")


def unstored():
    return REGISTRY.get_sample_value("painguide_failed_writes_total", {"store": "ratings"})


def test_a_file_that_can_not_be_written_is_logged_without_words_and_counted(clinic_directory, caplog):
    (clinic_directory / "kept").write_text("a file, no folder", encoding="utf-8")
    before = unstored()
    assert store_feedback({"words": "my secret pain"}, RATINGS) is False
    assert "feedback: ratings.jsonl can't be written" in caplog.text
    assert "my secret pain" not in caplog.text
    assert unstored() == before + 1


def test_a_line_cut_short_does_not_spoil_the_next(clinic_directory):
    file = clinic_directory / "kept" / "ratings.jsonl"
    store_feedback({"rating": "up"}, RATINGS)
    file.write_bytes(file.read_bytes() + b'{"rating": "do')
    assert store_feedback({"rating": "down"}, RATINGS) is True
    assert file.read_text().splitlines() == ['{"rating": "up"}', '{"rating": "do', '{"rating": "down"}']


def test_ratings_are_for_the_owners_eyes_alone(clinic_directory):
    store_feedback({"rating": "up"}, RATINGS)
    file = clinic_directory / "kept" / "ratings.jsonl"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_file_that_everyone_can_read_is_closed_at_the_next_rating(clinic_directory):
    file = clinic_directory / "ratings.jsonl"
    file.write_text("")
    file.chmod(0o644)
    store_feedback({"rating": "up"}, a_clinic(feedback_file="ratings.jsonl"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_patient_is_not_thanked_for_a_rating_that_was_lost(clinic_directory):
    (clinic_directory / "kept").write_text("a file, no folder", encoding="utf-8")
    action = ActionTakeFeedback(Repertoire(KNOWLEDGE, RATINGS))
    entities = [{"entity": "rating", "value": "up"}, {"entity": "about", "value": "ask/hope"}]
    tracker = Tracker("me", {}, {"entities": entities}, [], False, None, {}, "action_listen")
    assert action.act(tracker).reply.text == (
        "I am sorry, I could not keep your rating. You can tell Hill Clinic at 555-7700.\n"
        "In an emergency, call 112."
    )
