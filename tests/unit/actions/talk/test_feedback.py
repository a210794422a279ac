import pytest
from prometheus_client import REGISTRY
from rasa_sdk import Tracker

from actions.repertoire import Repertoire
from actions.talk.feedback import feedback_record, store_feedback
from actions.talk.take_feedback import ActionTakeFeedback
from knowledge.loader import load_knowledge
from storage.database import memory_database
from storage.in_use import put_in_use
from storage.records import Rating, exported
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
def database():
    used = memory_database()
    put_in_use(used)
    yield used
    put_in_use(memory_database())


@pytest.fixture
def broken_database(database):
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE ratings")


def test_a_rating_is_stored_with_what_it_is_about_and_when(database):
    assert store_feedback(record(), "me") is True
    (stored,) = exported(database, Rating)
    assert stored.pop("time").endswith("+00:00")
    assert stored == {"rating": "down", "about": "ask/hope", "knowledge_version": KNOWLEDGE.version}


def test_the_patients_words_are_kept_only_where_the_clinic_wants_them():
    assert record().words is None
    assert record(keep_feedback_words=True).words == "is there hope for my knee"


def test_a_rating_before_any_typed_message_has_no_words():
    assert record(EVENTS[-1:], keep_feedback_words=True).words == ""


def unstored():
    return REGISTRY.get_sample_value("painguide_failed_writes_total", {"store": "ratings"})


def test_a_rating_that_can_not_be_stored_is_logged_without_words_and_counted(broken_database, caplog):
    before = unstored()
    assert store_feedback(record(keep_feedback_words=True), "me") is False
    assert "feedback: a rating can't be stored (UnavailableError)" in caplog.text
    assert "knee" not in caplog.text
    assert unstored() == before + 1


def test_a_patient_is_not_thanked_for_a_rating_that_was_lost(broken_database):
    action = ActionTakeFeedback(Repertoire(KNOWLEDGE, a_clinic()))
    entities = [{"entity": "rating", "value": "up"}, {"entity": "about", "value": "ask/hope"}]
    tracker = Tracker("me", {}, {"entities": entities}, [], False, None, {}, "action_listen")
    assert action.act(tracker).reply.text == (
        "I am sorry, I could not keep your rating. You can tell Hill Clinic at 555-7700.\n"
        "In an emergency, call 112."
    )


def rated(*said, rating="down"):
    """Takes a rating after what was said; returns the Reply."""
    payload = f'/feedback{{"rating": "{rating}", "about": "ask/hope"}}'
    entities = [{"entity": "rating", "value": rating}, {"entity": "about", "value": "ask/hope"}]
    events = [*said, {"event": "user", "text": payload}]
    message = {"text": payload, "entities": entities}
    tracker = Tracker("me", {}, message, events, False, None, {}, "action_listen")
    return ActionTakeFeedback(Repertoire(KNOWLEDGE, a_clinic())).act(tracker).reply


def offering(*payloads):
    return {"event": "bot", "data": {"buttons": [{"title": "?", "payload": payload} for payload in payloads]}}


DOWN = '/feedback{"rating": "down", "about": "ask/hope"}'


def test_a_rating_sent_twice_is_stored_once_and_thanked_twice(database):
    answer = offering(DOWN)
    first = rated(answer)
    again = rated(answer, {"event": "user", "text": DOWN}, {"event": "bot", "data": {}})
    assert again.text == first.text
    assert len(list(exported(database, Rating))) == 1


def test_an_answer_given_again_can_be_rated_again(database):
    rated(offering(DOWN))
    rated(offering(DOWN), {"event": "user", "text": DOWN}, {"event": "bot"}, offering(DOWN))
    assert len(list(exported(database, Rating))) == 2


def test_who_was_not_helped_may_say_why_and_no_text_channel_asks(database):
    reply = rated(offering(DOWN))
    assert reply.buttons == ()
    assert [button.title for button in reply.reasons] == [
        "It did not answer my question",
        "It was hard to understand",
        "I wanted to know more",
        "It seems wrong to me",
    ]
    assert reply.reasons[1].payload == '/feedback{"rating": "down_unclear", "about": "ask/hope"}'
    assert rated(offering(reply.reasons[1].payload), rating="down_unclear").reasons == ()
    assert [rating["rating"] for rating in exported(database, Rating)] == ["down", "down_unclear"]
