import pytest
from rasa.shared.core.events import UserUttered

from painguide.rasa_host.event_rows import KeptEvent
from painguide.rasa_host.held_conversations import HeldConversation, HeldConversations
from storage.conversations import EventRow


def conversation(events=2, unsaved=0):
    kept = [KeptEvent(UserUttered("my secret pain")) for _ in range(events)]
    return HeldConversation(kept, events - unsaved - 1, [EventRow(0.0, "user", "{}")] * unsaved)


@pytest.fixture
def held():
    return HeldConversations(most_events=4)


def names(held, *asked):
    return [name for name in asked if held.get(name)]


def test_the_conversation_that_was_silent_longest_is_let_go(held):
    for name in ("first", "second", "first", "third"):
        held.hold(name, conversation())
    assert names(held, "first", "second", "third") == ["first", "third"]


def test_what_is_not_in_the_database_is_kept_before_what_is(held, caplog):
    held.hold("first", conversation(unsaved=1))
    held.hold("second", conversation())
    held.hold("third", conversation())
    assert names(held, "first", "second", "third") == ["first", "third"]
    assert [name for name, _ in held.unsaved()] == ["first"]
    assert caplog.text == ""


def test_what_is_lost_for_want_of_room_is_logged_without_words(held, caplog):
    for name in ("first", "second", "third"):
        held.hold(name, conversation(unsaved=2))
    assert names(held, "first", "second", "third") == ["second", "third"]
    assert "storage: 2 events given up" in caplog.text
    assert "secret pain" not in caplog.text


def test_one_long_conversation_is_held_however_long_it_is(held):
    held.hold("long", conversation(events=9))
    assert names(held, "long") == ["long"]
