"""The readings of one message: the whole of it, and each of several questions it asks.

A component of the graph may add messages to the list it is given; all that follow read
them too, and the question joiner takes them out again.
"""

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

PART = "part"
# What the message as written says without doubt: a full intent.
RESOLVED_INTENT = "resolved_intent"
WHOLE = -1


def part_of(message: Message) -> int:
    """Return which question of the message a reading is, from 0; `WHOLE` for the message as written."""
    part = message.get(PART)
    return WHOLE if part is None else int(part)


def is_as_written(message: Message) -> bool:
    """Return whether a message is all that the patient wrote."""
    return part_of(message) == WHOLE


def added_reading(text: str, part: int) -> Message:
    """Return a message to add to the list."""
    return Message(data={TEXT: text, PART: part})
