"""Action: leaves the preparation of a visit, or whatever else was going on."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.replies import left_reply
from actions.say import say
from actions.visit.preparation import REQUESTED_SLOT, SLOTS, is_preparing
from knowledge.loader import load_knowledge


class ActionLeavePreparation(Action):
    """Ends the form; its answers are dropped, the list stays."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_leave_preparation"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters that it is left."""
        say(dispatcher, left_reply(is_preparing(tracker), load_knowledge()))
        return [ActiveLoop(None), SlotSet(REQUESTED_SLOT, None), *(SlotSet(slot, None) for slot in SLOTS)]
