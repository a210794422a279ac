"""Action: the patient's list of questions."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.say import say
from actions.visit.visit_list import VISIT_SLOT
from actions.visit.visit_replies import shown_reply
from knowledge.loader import load_knowledge


class ActionShowVisitQuestions(Action):
    """Shows the list, numbered."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_show_visit_questions"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the list."""
        questions = tracker.get_slot(VISIT_SLOT) or []
        say(dispatcher, shown_reply(questions, load_knowledge().version), tracker)
        return []
