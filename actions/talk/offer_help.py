"""Action: says what can be asked."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.replies import help_reply
from actions.say import say
from knowledge.loader import load_knowledge
from settings.clinic_settings import load_clinic_settings


class ActionOfferHelp(Action):
    """Tells what the bot can answer, with questions to pick."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_offer_help"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply."""
        say(dispatcher, help_reply(load_knowledge(), load_clinic_settings()), tracker)
        return []
