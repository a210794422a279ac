import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Restarted, SlotSet, UserUttered
from rasa.shared.core.slots import BooleanSlot
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.slots import FORGET_SLOT
from painguide.project import DOMAIN_FILE
from painguide.rasa_host import bounded_tracker_store, clinic_numbers
from painguide.rasa_host.bounded_tracker_store import BoundedTrackerStore
from storage.database import memory_database
from storage.in_use import put_in_use
from storage.records import Rating, exported, store_rating
from tests.fakes.clinic import a_clinic


@pytest.fixture
def store(event_loop):
    """A store that saves and reads what patients said."""

    class Store(BoundedTrackerStore):
        def keep(self, conversation, *texts, forget=None):
            slot = BooleanSlot(FORGET_SLOT, [], initial_value=False, influence_conversation=False)
            tracker = DialogueStateTracker(conversation, [slot])
            for text in texts:
                tracker.update(UserUttered(text))
            if forget is not None:
                tracker.update(SlotSet(FORGET_SLOT, forget))
            event_loop.run_until_complete(self.save(tracker))

        def texts(self, conversation):
            tracker = event_loop.run_until_complete(self.retrieve(conversation))
            return tracker and [event.text for event in tracker.events if isinstance(event, UserUttered)]

    return Store(Domain.empty())


def test_a_conversation_is_kept(store):
    store.keep("me", "hello", "is it new")
    assert store.texts("me") == ["hello", "is it new"]


def test_a_conversation_to_be_forgotten_is_deleted_with_all_that_was_saved_before(store):
    store.keep("me", "my secret pain")
    store.keep("other", "hello")
    store.keep("me", "my secret pain", "forget me", forget=True)
    assert store.texts("me") is None
    assert store.texts("other") == ["hello"]


def test_the_ratings_of_a_conversation_to_be_forgotten_are_deleted(store):
    database = memory_database()
    put_in_use(database)
    for conversation in ("me", "other"):
        rating = Rating(at=0.0, rating="up", about=f"ask/{conversation}", knowledge_version="v1")
        store_rating(database, conversation, rating)
    store.keep("me", "forget me", forget=True)
    assert [rating["about"] for rating in exported(database, Rating)] == ["ask/other"]


def test_a_patient_who_was_forgotten_may_begin_anew(store):
    store.keep("me", "forget me", forget=True)
    store.keep("me", "hello again", forget=False)
    assert store.texts("me") == ["hello again"]


def test_the_conversation_that_was_silent_longest_is_dropped_when_there_are_too_many(store, monkeypatch):
    monkeypatch.setattr(bounded_tracker_store, "MOST_CONVERSATIONS", 2)
    for conversation in ("first", "second", "first", "third"):
        store.keep(conversation, "hello")
    assert [store.texts(conversation) for conversation in ("first", "second", "third")] == [
        ["hello"],
        None,
        ["hello"],
    ]


def test_forgetting_a_conversation_that_is_not_there_is_no_error(store):
    store.keep("me", "hello")
    store.forget("stranger")
    assert store.texts("me") == ["hello"]


def test_a_conversation_begins_with_the_clinics_numbers(monkeypatch):
    clinic = a_clinic(emergency_number="112", crisis_line="116 123", urgent_line="555-7701")
    monkeypatch.setattr(clinic_numbers, "load_clinic_settings", lambda: clinic)
    store = BoundedTrackerStore(Domain.empty())
    store.domain = Domain.load(str(DOMAIN_FILE))
    tracker = DialogueStateTracker("me", store.domain.slots)
    assert [tracker.get_slot(name) for name in ("emergency_number", "crisis_line", "urgent_line")] == [
        "112",
        "116 123",
        "555-7701",
    ]
    tracker.update(Restarted())
    assert tracker.get_slot("emergency_number") == "112"
