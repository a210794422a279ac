"""Action: asks back when the message is ours but not clear."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.replies import clarify_reply
from actions.say import say
from knowledge.clinic_settings import load_clinic_settings
from knowledge.loader import load_knowledge


class ActionClarify(Action):
    """Offers the likeliest questions as buttons."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_clarify"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters a question back, from the ranking that the scope gate left."""
        ranking = tracker.latest_message.get("intent_ranking") or []
        intents = [item["name"] for item in ranking]
        say(dispatcher, clarify_reply(intents, load_knowledge(), load_clinic_settings()))
        return []
