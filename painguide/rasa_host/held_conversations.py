"""The conversations spoken in just now, in memory: reading them again would cost more than a turn.

And what could not be written to the database, until it can.
"""

import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import RLock

from painguide.rasa_host.event_rows import KeptEvent
from storage.conversations import EventRow
from storage.records import UnansweredQuestion

logger = logging.getLogger(__name__)

# Some 3 kB each.
MOST_EVENTS = 5_000


@dataclass
class HeldConversation:
    """The latest events of a conversation, and what of them is not in the database yet."""

    kept: list[KeptEvent]
    # Of the last event in the database; -1 for none.
    position: int
    unsaved: list[EventRow] = field(default_factory=list)
    unanswered: list[UnansweredQuestion] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether the conversation's first event is among those kept."""
        return self.position + 1 + len(self.unsaved) <= len(self.kept)


class HeldConversations:
    """Lets go of the conversation that was silent longest when there are too many events."""

    def __init__(self, most_events: int = MOST_EVENTS) -> None:
        """Creates a memory of at most so many events."""
        self._most_events = most_events
        self._held: OrderedDict[str, HeldConversation] = OrderedDict()
        # Turns of several conversations may be computed beside each other.
        self._lock = RLock()

    def get(self, conversation: str) -> HeldConversation | None:
        """Return a conversation where it is held."""
        with self._lock:
            return self._held.get(conversation)

    def hold(self, conversation: str, held: HeldConversation) -> None:
        """Holds a conversation as the latest."""
        with self._lock:
            self._held[conversation] = held
            self._held.move_to_end(conversation)
            total = sum(len(each.kept) for each in self._held.values())
            while total > self._most_events and len(self._held) > 1:
                total -= self._let_one_go()

    def drop(self, conversation: str) -> None:
        """Lets go of a conversation; one that is not held is no error."""
        with self._lock:
            self._held.pop(conversation, None)

    def unsaved(self) -> list[tuple[str, HeldConversation]]:
        """Return the conversations with events that are not in the database."""
        with self._lock:
            return [(name, held) for name, held in self._held.items() if held.unsaved]

    def _let_one_go(self) -> int:
        # What is in the database can be read again, the rest is lost.
        saved = (name for name, held in self._held.items() if not held.unsaved)
        held = self._held.pop(next(saved, next(iter(self._held))))
        if held.unsaved:
            logger.error("storage: %d events given up, there is no room for more", len(held.unsaved))
        return len(held.kept)
