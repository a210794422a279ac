import json

import pytest
from prometheus_client import REGISTRY
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from sqlalchemy import func, select

from painguide.project import DOMAIN_FILE
from painguide.rasa_host import clinic_numbers
from painguide.rasa_host.stored_tracker_store import StoredTrackerStore
from settings.database_settings import DatabaseSettings
from storage.database import Database, open_database
from storage.erasure import forget
from storage.tables import EVENTS, UNANSWERED
from tests.fakes.clinic import a_clinic
from tests.fakes.databases import bytes_on_disk, full, locked

DOMAIN = Domain.load(str(DOMAIN_FILE))


class Patient:
    """Takes turns of one conversation as Rasa does: reads it, adds events, saves it."""

    def __init__(self, store, loop, conversation):
        self._store, self._loop, self._conversation = store, loop, conversation

    def say(self, text, *events, outcome="answer"):
        tracker = self.tracker() or self._store.init_tracker(self._conversation)
        reply = {"outcome": outcome, "knowledge_version": "v1"}
        bot = BotUttered(f"Re: {text}", {}, {"reply": reply})
        user = UserUttered(text, {"name": "ask", "full_retrieval_intent_name": "ask/prp"})
        for event in (user, *events, bot, ActionExecuted("action_listen")):
            tracker.update(event, DOMAIN)
        self._loop.run_until_complete(self._store.save(tracker))

    def tracker(self):
        return self._loop.run_until_complete(self._store.retrieve(self._conversation))

    def texts(self):
        tracker = self.tracker()
        return tracker and [event.text for event in tracker.events if isinstance(event, UserUttered)]

    def history(self):
        tracker = self._loop.run_until_complete(self._store.retrieve_full_tracker(self._conversation))
        return tracker and [event.text for event in tracker.events]


class Server:
    """A store over a file's database, with a clock for how long it rests after a failure."""

    def __init__(self, path, loop, latest_events=240):
        self.now = 0.0
        opened = open_database(DatabaseSettings(path))
        self.database = Database(opened.engine, "painguide.db", clock=lambda: self.now)
        self.store = StoredTrackerStore(self.database, latest_events)
        self.store.domain = DOMAIN
        self._loop = loop

    def patient(self, conversation="me"):
        return Patient(self.store, self._loop, conversation)

    def rest(self):
        self.now += 5.0

    def count(self, table):
        with self.database.engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "painguide.db"


@pytest.fixture
def start(path, event_loop):
    """Starts a server over the same file, as often as it is called."""
    started = []

    def begin(**options):
        started.append(Server(path, event_loop, **options))
        return started[-1]

    yield begin
    for server in started:
        server.database.close()


def test_a_conversation_goes_on_after_a_restart(start):
    start().patient().say("what is prp", SlotSet("visit_questions", ["Will it hurt?"]))
    patient = start().patient()
    assert patient.texts() == ["what is prp"]
    assert patient.tracker().get_slot("visit_questions") == ["Will it hurt?"]
    assert patient.tracker().latest_action_name == "action_listen"


def test_a_conversation_that_was_never_begun_is_none(start):
    assert start().patient().tracker() is None
    assert start().patient().history() is None


def test_each_event_is_written_once(start):
    server = start()
    for text in ("one", "two", "three"):
        server.patient().say(text)
    assert server.count(EVENTS) == 9


def test_a_long_conversation_begins_with_its_latest_turns_and_with_all_that_was_set_before(start):
    patient = start(latest_events=20).patient()
    patient.say("add it", SlotSet("visit_questions", ["Will it hurt?"]))
    patient.say("prepare me", ActiveLoop("visit_preparation_form"))
    for turn in range(30):
        patient.say(f"turn {turn}")
    after_restart = start(latest_events=20).patient()
    for goes_on in (patient, after_restart):
        tracker = goes_on.tracker()
        assert goes_on.texts() == ["turn 24", "turn 25", "turn 26", "turn 27", "turn 28", "turn 29"]
        # Three of each turn, and what brings about what was set before.
        assert len(tracker.events) == 6 * 3 + 3
        assert tracker.get_slot("visit_questions") == ["Will it hurt?"]
        assert tracker.active_loop.name == "visit_preparation_form"
        assert tracker.latest_message.text == "turn 29"


def test_what_brings_a_state_about_is_not_written_again(start):
    server = start(latest_events=20)
    patient = server.patient()
    for turn in range(30):
        patient.say(f"turn {turn}", *([SlotSet("visit_questions", ["Hm?"])] if turn == 0 else ()))
    assert server.count(EVENTS) == 30 * 3 + 1


def test_a_new_session_begins_without_the_one_before(start):
    patient = start().patient()
    patient.say("in the morning", SlotSet("visit_questions", ["Will it hurt?"]))
    patient.say("at night", ActionExecuted("action_session_start"), SessionStarted())
    for goes_on in (patient, start().patient()):
        assert goes_on.tracker().get_slot("visit_questions") is None
        assert goes_on.texts() == []
        assert goes_on.history() == ["in the morning", "Re: in the morning", "at night", "Re: at night"]


def test_a_conversation_begins_with_the_clinics_numbers_of_today(start, monkeypatch):
    for number in ("112", "999"):
        clinic = a_clinic(emergency_number=number)
        monkeypatch.setattr(clinic_numbers, "load_clinic_settings", lambda clinic=clinic: clinic)
        patient = start(latest_events=6).patient()
        for _ in range(3):
            patient.say("hello")
        assert patient.tracker().get_slot("emergency_number") == number


def test_two_servers_over_one_database_take_turns_of_one_conversation(start):
    one, other = start().patient(), start().patient()
    one.say("first", SlotSet("visit_questions", ["Will it hurt?"]))
    other.say("second")
    one.say("third", SlotSet("visit_questions", []))
    assert other.texts() == ["first", "second", "third"]
    assert other.tracker().get_slot("visit_questions") == []


def test_history_is_what_was_said(start):
    start().patient().say("what is prp")
    assert start().patient().history() == ["what is prp", "Re: what is prp"]


def test_a_conversation_to_be_forgotten_leaves_no_trace_in_any_file(start, path):
    server = start()
    patient = server.patient()
    patient.say("my secret pain", outcome="not_covered")
    server.patient("other").say("hello")
    patient.say("forget my secret pain", SlotSet("forget_conversation", True))
    assert patient.tracker() is None
    assert patient.history() is None
    assert b"secret pain" not in bytes_on_disk(path)
    assert server.count(UNANSWERED) == 0
    assert server.patient("other").texts() == ["hello"]
    patient.say("hello again")
    assert patient.texts() == ["hello again"]


def test_a_conversation_that_another_process_deleted_begins_anew(start):
    server = start()
    patient = server.patient()
    patient.say("my secret pain", SlotSet("visit_questions", ["Will it hurt?"]))
    forget(start().database, "me")
    assert patient.tracker() is None
    patient.say("hello again")
    assert patient.texts() == ["hello again"]
    assert server.count(EVENTS) == 3


def test_unanswered_questions_are_kept_without_words_unless_the_clinic_wants_them(start, monkeypatch):
    for keeps in (False, True):
        clinic = a_clinic(keep_feedback_words=keeps)
        monkeypatch.setattr(
            "painguide.rasa_host.stored_tracker_store.load_clinic_settings", lambda clinic=clinic: clinic
        )
        patient = start().patient()
        patient.say("how much is it", outcome="not_covered")
        patient.say("what is prp")
        patient.say('/ask/prp{"about": 1}', outcome="not_covered")
    with start().database.read() as connection:
        found = connection.execute(select(UNANSWERED).order_by(UNANSWERED.c.id)).mappings().all()
    assert [(row["outcome"], row["about"], row["knowledge_version"], row["words"]) for row in found] == [
        ("not_covered", "ask/prp", "v1", None),
        ("not_covered", "ask/prp", "v1", "how much is it"),
    ]


@pytest.fixture(params=["locked", "full"])
def unusable(request, path):
    """Has a server's database be locked by another program, or its disk be full."""
    return lambda server: locked(path) if request.param == "locked" else full(server.database)


def test_turns_go_on_while_nothing_can_be_written_and_are_written_afterwards(start, unusable):
    server = start()
    patient = server.patient()
    patient.say("x" * 20_000)
    with unusable(server):
        patient.say("chest pain " * 2_000, SlotSet("standing_alarm", "report_emergency"))
        assert patient.tracker().get_slot("standing_alarm") == "report_emergency"
        patient.say("it is worse " * 2_000)
        assert len(patient.texts()) == 3
        assert len(patient.history()) == 6
    assert len(start().patient().texts()) == 1
    server.rest()
    server.patient("other").say("hello")
    after_restart = start().patient()
    assert len(after_restart.texts()) == 3
    assert after_restart.tracker().get_slot("standing_alarm") == "report_emergency"


def unstored():
    return REGISTRY.get_sample_value("painguide_failed_writes_total", {"store": "conversations"})


def test_an_unstored_turn_is_counted_and_logged_without_words(start, path, caplog):
    before = unstored()
    server = start()
    with locked(path):
        server.patient().say("my secret pain")
    assert unstored() == before + 1
    assert "failed with OperationalError" in caplog.text
    assert "secret pain" not in caplog.text


def test_a_conversation_is_forgotten_as_soon_as_that_can_be_done(start, path):
    server = start()
    patient = server.patient()
    patient.say("my secret pain")
    with locked(path):
        patient.say("forget me", SlotSet("forget_conversation", True))
        assert patient.tracker() is None
        patient.say("hello again")
        assert patient.texts() == ["hello again"]
    server.rest()
    server.store.write_what_waits()
    assert b"secret pain" not in bytes_on_disk(path)
    assert start().patient().texts() == ["hello again"]


def test_a_torn_file_does_not_keep_a_patient_from_an_answer(start, path):
    server = start()
    for turn in range(50):
        server.patient().say(f"turn {turn} " + "x" * 1_000)
    server.database.engine.dispose()
    path.write_bytes(path.read_bytes()[:5_000] + b"torn" * 20_000)
    server.store = StoredTrackerStore(server.database)
    server.store.domain = DOMAIN
    patient = server.patient()
    patient.say("chest pain")
    assert patient.texts() == ["chest pain"]


def test_events_are_json_that_any_program_can_read(start):
    server = start()
    server.patient().say("does it hurt 😀 \ud83d")
    with server.database.read() as connection:
        data = connection.execute(select(EVENTS.c.data).where(EVENTS.c.kind == "user")).scalar()
    assert json.loads(data)["text"] == "does it hurt 😀 \ud83d"
