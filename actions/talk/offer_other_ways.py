"""Action: what to do when none of the offered choices was meant."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.replies import choices_rejected_reply
from actions.say import say
from knowledge.loader import load_knowledge
from settings.clinic_settings import load_clinic_settings


class ActionOfferOtherWays(Action):
    """Tells what the bot can answer, and whom to call."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_offer_other_ways"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply."""
        say(dispatcher, choices_rejected_reply(load_knowledge(), load_clinic_settings()), tracker)
        return []
