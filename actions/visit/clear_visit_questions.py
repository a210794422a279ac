"""Action: empties the patient's list of questions."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.say import say
from actions.visit.visit_list import VISIT_SLOT
from actions.visit.visit_replies import cleared_reply
from knowledge.loader import load_knowledge


class ActionClearVisitQuestions(Action):
    """Removes all questions from the list."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_clear_visit_questions"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters that the list is empty; stores that."""
        count = len(tracker.get_slot(VISIT_SLOT) or [])
        say(dispatcher, cleared_reply(count, load_knowledge().version), tracker)
        return [SlotSet(VISIT_SLOT, [])]
