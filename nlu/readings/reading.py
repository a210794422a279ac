"""The readings of one message: whole, in parts, and with what it refers to put in.

A component of the graph may add messages to the list it is given; all that follow read
them too, and the question joiner takes them out again.
"""

from dataclasses import dataclass

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

READING = "reading"
RESOLVED_INTENTS = "resolved_intents"
WHOLE = -1


@dataclass(frozen=True)
class Reading:
    """How a message of the list stands to what the patient wrote.

    `part` counts the questions of the message, `WHOLE` is all of it. `topic` is the one put
    in for a word that refers to it; `each` tells that every such topic is asked about.
    `unlinked` has no "no, I meant" any more; `masked` has "the treatment" in the place of
    the one it names: what is not covered is so for all of them.
    """

    part: int = WHOLE
    topic: str = ""
    each: bool = False
    unlinked: bool = False
    masked: bool = False


def reading_of(message: Message) -> Reading:
    """Return how a message stands to what the patient wrote."""
    reading: Reading = message.get(READING) or Reading()
    return reading


def is_as_written(message: Message) -> bool:
    """Return whether a message is all that the patient wrote, unchanged."""
    return reading_of(message) == Reading()


def added_reading(text: str, reading: Reading) -> Message:
    """Return a message to add to the list."""
    return Message(data={TEXT: text, READING: reading})
