"""Which alarm stands in a conversation, by its slots and its latest events. Knows nothing of Rasa."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from nlu.slots import ALARM_SLOT, LANGUAGE_SLOT, REPORTED_PERSON_SLOT

# What an event is for this: a message of the patient's, or that an alarm was raised.
Mark = Literal["message", "raised", ""]
_ABOUT_OTHER = "other"
ENGLISH, SPANISH = "english", "spanish"
# Actions and slots leave some twenty events a turn; what was said longer ago is not looked through.
_EVENTS_PER_TURN = 60


@dataclass(frozen=True)
class Alarm:
    """An alarm that stands: the intent that raised it, whether it is about someone else, and its language."""

    report: str
    about_other: bool
    language: str


def standing_alarm(
    get_slot: Callable[[str], Any], latest_first: Iterable[Mark], most_turns: int
) -> Alarm | None:
    """Return the alarm that a message before this one raised, None where none stands any more.

    `latest_first` are the events before this message; an alarm stands for `most_turns` messages.
    """
    report = get_slot(ALARM_SLOT)
    if not report:
        return None
    turns = 0
    for mark in islice(latest_first, most_turns * _EVENTS_PER_TURN):
        if mark == "raised":
            break
        turns += mark == "message"
        if turns >= most_turns:
            return None
    about_other = get_slot(REPORTED_PERSON_SLOT) == _ABOUT_OTHER
    return Alarm(str(report), about_other, str(get_slot(LANGUAGE_SLOT) or ENGLISH))
