"""The alarm that stands in a conversation, for actions."""

from collections.abc import Iterator

from rasa_sdk import Tracker

from actions.repertoire import Repertoire
from nlu.safety.alarm_state import Alarm, Mark, standing_alarm
from nlu.slots import ALARM_SLOT


def alarm_of(tracker: Tracker, repertoire: Repertoire) -> Alarm | None:
    """Return the alarm that a message before the latest one raised, if it still stands."""
    return standing_alarm(tracker.get_slot, _before_latest(tracker), repertoire.clinic.alarm_turns)


def _before_latest(tracker: Tracker) -> Iterator[Mark]:
    marks = _marks(tracker)
    for mark in marks:
        if mark == "message":
            break
    yield from marks


def _marks(tracker: Tracker) -> Iterator[Mark]:
    for event in reversed(tracker.events):
        if event.get("event") == "slot" and event.get("name") == ALARM_SLOT:
            yield "raised"
        else:
            yield "message" if event.get("event") == "user" else ""
