"""Action: the last answer in simpler words."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.retold_replies import simpler_reply
from actions.conversation_history import last_answer
from actions.say import say
from knowledge.loader import load_knowledge
from settings.clinic_settings import load_clinic_settings


class ActionSaySimpler(Action):
    """Says the last answer again in the simplest words that were approved."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_say_simpler"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply."""
        answer = last_answer(tracker.events)
        say(dispatcher, simpler_reply(answer, load_knowledge(), load_clinic_settings()), tracker)
        return []
