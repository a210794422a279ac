"""Action: asks back when the message is ours but not clear."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation_history import failures_in_row
from actions.latest_message import ranked_intents, text_of, tone_of, turn_number
from actions.replies import clarify_reply
from actions.say import say
from actions.talk.sympathy import with_sympathy
from knowledge.loader import load_knowledge
from settings.clinic_settings import load_clinic_settings


class ActionClarify(Action):
    """Offers the likeliest questions as buttons."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_clarify"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters a question back, from the ranking that the graph left."""
        failures = failures_in_row(tracker.events)
        readable = any(map(str.isalpha, text_of(tracker)))
        reply = clarify_reply(
            ranked_intents(tracker), load_knowledge(), load_clinic_settings(), failures, readable
        )
        say(dispatcher, with_sympathy(reply, tone_of(tracker), turn_number(tracker)), tracker)
        return []
