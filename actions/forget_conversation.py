"""Action: deletes what the patient wrote."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.say import say
from actions.visit_replies import forgotten_reply
from knowledge.loader import load_knowledge
from nlu.focus import FORGET_SLOT


class ActionForgetConversation(Action):
    """Has the tracker store drop all events of the conversation."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_forget_conversation"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the confirmation; marks the conversation as one to delete when its turn ends."""
        say(dispatcher, forgotten_reply(load_knowledge().version))
        return [ActiveLoop(None), AllSlotsReset(), SlotSet(FORGET_SLOT, True)]
