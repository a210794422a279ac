"""Action: takes a question off the patient's list."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.latest_message import text_of
from actions.say import say
from actions.visit.visit_list import VISIT_SLOT, place_meant
from actions.visit.visit_replies import removed_reply, which_to_remove_reply
from knowledge.loader import load_knowledge


class ActionRemoveVisitQuestion(Action):
    """Removes the question that is meant by its number or its words."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_remove_visit_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters what is left, or asks which one is meant; stores the list."""
        version = load_knowledge().version
        questions = list(tracker.get_slot(VISIT_SLOT) or [])
        place = place_meant(text_of(tracker), questions)
        if place is None:
            say(dispatcher, which_to_remove_reply(questions, version), tracker)
            return []
        removed = questions.pop(place)
        say(dispatcher, removed_reply(removed, questions, version), tracker)
        return [SlotSet(VISIT_SLOT, questions)]
