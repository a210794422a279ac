"""Action: asks what the patient wants to ask."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.say import say
from actions.visit.preparation import question_reply
from knowledge.loader import load_knowledge
from nlu.form_interruption import WISH_SLOT


class ActionAskVisitWish(Action):
    """Asks for a slot of the preparation."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_ask_visit_wish"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the question."""
        say(dispatcher, question_reply(WISH_SLOT, load_knowledge()))
        return []
