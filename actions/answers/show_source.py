"""Action: where the last answer comes from."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.retold_replies import source_reply
from actions.conversation_history import last_answer
from actions.say import say
from knowledge.loader import load_knowledge
from settings.clinic_settings import load_clinic_settings


class ActionShowSource(Action):
    """Shows the passages behind the last answer."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_show_source"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply."""
        answer = last_answer(tracker.events)
        say(dispatcher, source_reply(answer, load_knowledge(), load_clinic_settings()), tracker)
        return []
