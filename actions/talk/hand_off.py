"""Action: how to reach a person."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.replies import hand_off_reply
from actions.say import say
from knowledge.loader import load_knowledge
from settings.clinic_settings import load_clinic_settings


class ActionHandOff(Action):
    """Tells how to reach the staff of the clinic."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_hand_off"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply."""
        say(dispatcher, hand_off_reply(load_knowledge(), load_clinic_settings()), tracker)
        return []
