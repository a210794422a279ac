"""What a conversation is about at this moment, read from its tracker."""

from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.conversation.focus import Focus
from nlu.slots import QUESTIONS_SLOT

# A word such as "it" is not taken for a topic that was left longer ago than this.
MOST_TURNS_SINCE = 3


def read_focus(tracker: DialogueStateTracker | None) -> Focus:
    """Return the focus of a conversation; nothing is in focus when it was left too long ago."""
    if tracker is None or _turns_since_answer(tracker) > MOST_TURNS_SINCE:
        return Focus()
    return Focus.from_slots(tracker.get_slot)


def last_buttons(tracker: DialogueStateTracker | None) -> list[dict[str, str]]:
    """Return the buttons of the bot's last message."""
    for event in reversed(tracker.events if tracker else ()):
        if isinstance(event, BotUttered):
            return list(event.data.get("buttons") or [])
    return []


def _turns_since_answer(tracker: DialogueStateTracker) -> int:
    turns = 0
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet) and event.key == QUESTIONS_SLOT:
            break
        turns += isinstance(event, UserUttered)
    return turns
