"""Keeps conversations in the database, for `painguide serve`.

Not Rasa's SQLTrackerStore: that opens an engine of its own, tries for ever while there is no
server, and reads all events of a session in each turn. Nothing but its name would be left.
"""

import threading
from collections.abc import Iterable
from contextlib import suppress

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.slots import FORGET_SLOT
from painguide.rasa_host.clinic_numbers import WithClinicNumbers
from painguide.rasa_host.event_rows import KeptEvent, events_to_go_on_with, new_events
from painguide.rasa_host.held_conversations import HeldConversation, HeldConversations
from painguide.rasa_host.unanswered_questions import unanswered_questions
from settings.clinic_settings import load_clinic_settings
from storage.conversations import Conversations, StoredConversation
from storage.database import Database
from storage.erasure import forget
from storage.errors import UnavailableError
from telemetry.metrics import FAILED_WRITES

# What a turn begins with at most: some 40 turns. Nothing that is said looks back further.
LATEST_EVENTS = 240
# What a page that is loaded again shows.
LATEST_SAID = 200
SAID = (UserUttered.type_name, BotUttered.type_name)


class StoredTrackerStore(WithClinicNumbers, TrackerStore):
    """Stores the events of each turn, and takes a conversation up at its latest.

    While the database can't be used, turns are taken all the same: what is to be written or deleted
    waits in memory, and is counted.
    """

    def __init__(self, database: Database, latest_events: int = LATEST_EVENTS) -> None:
        """Creates a store over a database; a turn begins with so many events at most."""
        super().__init__(Domain.empty())
        # Turns compute in one thread, the upkeep runs in another.
        self._one_at_a_time = threading.RLock()
        self._database = database
        self._conversations = Conversations(database)
        self._latest_events = latest_events
        self._held = HeldConversations()
        self._to_forget: set[str] = set()
        self._keeps_words = load_clinic_settings().keep_feedback_words

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return a conversation as it is to go on, None where there is none."""
        with self._one_at_a_time:
            held = self._current(sender_id)
        if held is None or not held.kept:
            return None
        events = events_to_go_on_with(held.kept, is_whole=held.is_whole)
        tracker = DialogueStateTracker.from_events(sender_id, events, self.domain.slots)
        # What comes behind these is new.
        tracker.known_events = len(tracker.events)
        return tracker

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """Return what was said in a conversation, the latest of it, None where that is nothing.

        Its messages alone: it has no slots, and no turn can begin with it.
        """
        held = self._held.get(conversation_id)
        try:
            rows = self._conversations.of_kinds(conversation_id, SAID, LATEST_SAID)
            rows += [row for row in (held.unsaved if held else ()) if row.kind in SAID]
            said = [kept.event for kept in map(KeptEvent.from_row, rows) if kept]
        except UnavailableError:
            said = [each.event for each in (held.kept if held else ()) if each.event.type_name in SAID]
        return DialogueStateTracker.from_events(conversation_id, said, ()) if said else None

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Stores the new events of a conversation, or forgets it where its patient asked for that."""
        with self._one_at_a_time:
            self._save(tracker)

    def _save(self, tracker: DialogueStateTracker) -> None:
        conversation = tracker.sender_id
        if tracker.get_slot(FORGET_SLOT):
            self.forget(conversation)
            return
        new = new_events(tracker, getattr(tracker, "known_events", 0))
        if not new:
            return
        held = self._held.get(conversation) or HeldConversation([], -1)
        tracker.known_events = len(tracker.events)
        held.kept = [*held.kept, *new][-self._latest_events :]
        held.unsaved += [each.as_row() for each in new]
        held.unanswered += unanswered_questions([each.event for each in new], with_words=self._keeps_words)
        self._held.hold(conversation, held)
        try:
            self._write(conversation, held)
        except UnavailableError:
            FAILED_WRITES.labels("conversations").inc()
        else:
            self.write_what_waits()

    async def keys(self) -> Iterable[str]:
        """Return the ids of all conversations."""
        return self._conversations.all()

    def forget(self, conversation: str) -> None:
        """Deletes all that is stored of a conversation; one that is not there is no error."""
        with self._one_at_a_time:
            self._held.drop(conversation)
            self._to_forget.add(conversation)
            try:
                self._delete_what_waits()
            except UnavailableError:
                FAILED_WRITES.labels("erasures").inc()

    def write_what_waits(self) -> None:
        """Tries once more to delete and to write what could not be; gives up at the first failure."""
        with self._one_at_a_time, suppress(UnavailableError):
            self._delete_what_waits()
            for conversation, held in self._held.unsaved():
                self._write(conversation, held)

    def _current(self, conversation: str) -> HeldConversation | None:
        held = self._held.get(conversation)
        if conversation in self._to_forget:
            return held
        try:
            stored = self._conversations.latest(
                conversation, self._latest_events, known=held.position if held else None
            )
        except UnavailableError:
            return held
        if stored is not None:
            held = self._with_stored(stored, held)
        if held:
            self._held.hold(conversation, held)
        else:
            # It may have been held: `painguide forget` deletes from another process.
            self._held.drop(conversation)
        return held

    def _with_stored(
        self, stored: StoredConversation, held: HeldConversation | None
    ) -> HeldConversation | None:
        """Return a conversation as another process left it, with what is not written yet behind it."""
        unsaved, unanswered = (held.unsaved, held.unanswered) if held else ([], [])
        if not stored.rows and not unsaved:
            return None
        kept = [kept for kept in map(KeptEvent.from_row, [*stored.rows, *unsaved]) if kept]
        return HeldConversation(kept, stored.position, unsaved, unanswered)

    def _write(self, conversation: str, held: HeldConversation) -> None:
        # Or what is written now would be deleted with what was to be forgotten.
        self._delete_what_waits()
        held.position = self._conversations.append(conversation, held.unsaved, held.unanswered)
        held.unsaved, held.unanswered = [], []

    def _delete_what_waits(self) -> None:
        for conversation in list(self._to_forget):
            # What was written after the wish is answered still; its own words go when it is answered.
            forget(self._database, conversation, also_work=False)
            self._to_forget.discard(conversation)
