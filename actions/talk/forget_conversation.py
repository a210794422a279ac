"""Action: deletes what the patient wrote."""

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, SlotSet

from actions.latest_message import confidence_of
from actions.pain_guide_action import Act
from actions.talk.conversation_replies import ask_to_forget_reply, forgotten_reply
from actions.visit.interrupting_action import InterruptingAction
from nlu.slots import FORGET_SLOT

# What can't be undone needs more sureness than an answer.
SURE = 0.7


class ActionForgetConversation(InterruptingAction):
    """Has the tracker store drop all events of the conversation."""

    action_name = "action_forget_conversation"

    def act(self, tracker: Tracker) -> Act:
        """Return the confirmation, and mark the conversation as one to delete; ask when unsure."""
        if confidence_of(tracker) < SURE:
            return Act(ask_to_forget_reply(self.repertoire))
        events = [ActiveLoop(None), AllSlotsReset(), SlotSet(FORGET_SLOT, True)]
        return Act(forgotten_reply(self.repertoire), events)
