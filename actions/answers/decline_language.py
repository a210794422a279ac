"""Action: says that the bot only writes English, in Spanish where the patient did."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.replies import other_language_reply, spanish_reply
from actions.say import say
from knowledge.loader import load_knowledge
from nlu.intents import WRITE_SPANISH
from settings.clinic_settings import load_clinic_settings


class ActionDeclineLanguage(Action):
    """Tells a patient who writes another language whom to call."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_decline_language"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply."""
        intent = tracker.latest_message.get("intent", {}).get("name")
        reply = spanish_reply if intent == WRITE_SPANISH else other_language_reply
        say(dispatcher, reply(load_knowledge(), load_clinic_settings()))
        return []
