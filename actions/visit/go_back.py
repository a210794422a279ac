"""Action: goes back to what was spoken of before."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation_history import facts_told_in_order
from actions.replies import go_back_reply
from actions.say import say
from knowledge.loader import load_knowledge
from settings.clinic_settings import load_clinic_settings


class ActionGoBack(Action):
    """Offers the questions that were answered in this conversation."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_go_back"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters them as buttons."""
        facts = facts_told_in_order(tracker.events)
        say(dispatcher, go_back_reply(facts, load_knowledge(), load_clinic_settings()), tracker)
        return []
