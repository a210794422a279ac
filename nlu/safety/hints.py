"""What the last messages of a conversation add to how alarming the next one is."""

from collections.abc import Iterator
from itertools import islice

from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.slots import ALARM_SLOT
from nlu.text.normalized_text import normalize

# How alarming a message was, kept with it in the conversation: a number, none of its words.
ALARM_FOUND = "alarm_found"
_MOST_MESSAGES = 3
_EVENTS_LOOKED_AT = 200
# A longer message stands for itself, and a longer story is not read at once.
_LONGEST_ADDED = 8
_LONGEST_JOINED = 40


def recent_messages(tracker: DialogueStateTracker | None) -> list[UserUttered]:
    """Return the patient's last messages since an alarm, the latest first, three at most; no buttons."""
    return list(islice(_messages(tracker), _MOST_MESSAGES)) if tracker else []


def joined_with(recent: list[UserUttered], normalized: str) -> Iterator[str]:
    """Yield a short message together with the last one, and with all the last ones, where they are short."""
    if not recent or len(normalized.split()) > _LONGEST_ADDED:
        return
    for count in sorted({1, len(recent)}):
        before = (normalize(message.text or "") for message in reversed(recent[:count]))
        joined = " ".join((*before, normalized))
        if len(joined.split()) <= _LONGEST_JOINED:
            yield joined


def most_alarming(recent: list[UserUttered]) -> float:
    """Return how alarming the most alarming of some messages was, -infinity where that is not known."""
    found = (message.parse_data.get(ALARM_FOUND) for message in recent)
    return max((float(alarm) for alarm in found if isinstance(alarm, float | int)), default=float("-inf"))


def _messages(tracker: DialogueStateTracker) -> Iterator[UserUttered]:
    for event in islice(reversed(tracker.events), _EVENTS_LOOKED_AT):
        if isinstance(event, SlotSet) and event.key == ALARM_SLOT:
            return
        if isinstance(event, UserUttered) and not (event.text or "").startswith(INTENT_MESSAGE_PREFIX):
            yield event
