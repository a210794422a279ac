"""Action: says that a message is not about pain treatments."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation_history import failures_in_row
from actions.replies import out_of_scope_reply
from actions.say import say
from knowledge.loader import load_knowledge
from settings.clinic_settings import load_clinic_settings


class ActionDeclineOutOfScope(Action):
    """Declines what is not ours, and says what is."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_decline_out_of_scope"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply."""
        failures = failures_in_row(tracker.events)
        say(dispatcher, out_of_scope_reply(load_knowledge(), load_clinic_settings(), failures), tracker)
        return []
