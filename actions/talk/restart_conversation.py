"""Action: begins the conversation anew."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.replies import help_buttons
from actions.say import say
from actions.visit.visit_list import VISIT_SLOT
from actions.visit.visit_replies import restarted_reply
from knowledge.loader import load_knowledge


class ActionRestartConversation(Action):
    """Forgets what the conversation is about; the list of questions stays."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_restart_conversation"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply; resets all slots but the list."""
        knowledge = load_knowledge()
        questions = tracker.get_slot(VISIT_SLOT) or []
        say(dispatcher, restarted_reply(questions, help_buttons(knowledge), knowledge.version))
        return [ActiveLoop(None), AllSlotsReset(), SlotSet(VISIT_SLOT, questions)]
