"""Rasa's events as rows of the database and back, and which of them a turn begins with."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from storage.conversations import EventRow


@dataclass(frozen=True)
class KeptEvent:
    """An event, with the state that it left where it ended a turn."""

    event: Event
    state: str | None = None

    def as_row(self) -> EventRow:
        """Return it as a row."""
        data = json.dumps(self.event.as_dict(), separators=(",", ":"))
        return EventRow(self.event.timestamp, self.event.type_name, data, self.state)

    @classmethod
    def from_row(cls, row: EventRow) -> "KeptEvent | None":
        """Return the event of a row, None for one that this Rasa does not know."""
        event = Event.from_parameters(json.loads(row.data))
        return cls(event, row.state) if event else None


def new_events(tracker: DialogueStateTracker, known: int) -> list[KeptEvent]:
    """Return the events of a tracker behind the first `known`; the last has the state that it left."""
    kept = [KeptEvent(event) for event in list(tracker.events)[known:]]
    if kept and _ends_turn(kept[-1].event):
        kept[-1] = KeptEvent(kept[-1].event, _state(tracker))
    return kept


def events_to_go_on_with(kept: Sequence[KeptEvent], *, is_whole: bool) -> list[Event]:
    """Return what a tracker is made of, as if all before had been there.

    The events of the latest session. Where `kept` lacks the beginning, those from the first end of
    a turn on, behind others that bring its state about.
    """
    for place in range(len(kept) - 1, -1, -1):
        if isinstance(kept[place].event, SessionStarted):
            return [each.event for each in kept[_start_of_session(kept, place) :]]
    if not is_whole:
        for place, each in enumerate(kept):
            if each.state is not None:
                return [*_bringing_about(each), *(later.event for later in kept[place:])]
    return [each.event for each in kept]


def _start_of_session(kept: Sequence[KeptEvent], place: int) -> int:
    before = kept[place - 1].event if place else None
    starts = isinstance(before, ActionExecuted) and before.action_name == ACTION_SESSION_START_NAME
    return place - 1 if starts else place


def _ends_turn(event: Event) -> bool:
    return isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME


def _state(tracker: DialogueStateTracker) -> str:
    # The clinic's numbers are initial values: a conversation must not hold on to old ones.
    slots = {slot.name: slot.value for slot in tracker.slots.values() if slot.value != slot.initial_value}
    loop = tracker.active_loop.name if tracker.active_loop else None
    return json.dumps({"slots": slots, "loop": loop}, separators=(",", ":"))


def _bringing_about(end: KeptEvent) -> list[Event]:
    state: dict[str, Any] = json.loads(end.state or "{}")
    at = end.event.timestamp
    events: list[Event] = [SlotSet(name, value, timestamp=at) for name, value in state["slots"].items()]
    if state["loop"]:
        events.append(ActiveLoop(state["loop"], timestamp=at))
    return events
