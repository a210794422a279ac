"""Action: deletes what the patient wrote."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.latest_message import confidence_of
from actions.say import say
from actions.visit.visit_replies import ask_to_forget_reply, forgotten_reply
from knowledge.loader import load_knowledge
from nlu.focus import FORGET_SLOT

# What can't be undone needs more sureness than an answer.
SURE = 0.7


class ActionForgetConversation(Action):
    """Has the tracker store drop all events of the conversation."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_forget_conversation"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the confirmation and marks the conversation as one to delete; asks when unsure."""
        if confidence_of(tracker) < SURE:
            say(dispatcher, ask_to_forget_reply(load_knowledge().version), tracker)
            return []
        say(dispatcher, forgotten_reply(load_knowledge().version))
        return [ActiveLoop(None), AllSlotsReset(), SlotSet(FORGET_SLOT, True)]
