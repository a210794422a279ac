"""Action: begins the conversation anew."""

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, SlotSet

from actions.pain_guide_action import Act, PainGuideAction
from actions.talk.conversation_replies import restarted_reply
from nlu.slots import VISIT_SLOT


class ActionRestartConversation(PainGuideAction):
    """Forgets what the conversation is about; the list of questions stays."""

    action_name = "action_restart_conversation"

    def act(self, tracker: Tracker) -> Act:
        """Return the Reply, and reset all slots but the list."""
        questions = tracker.get_slot(VISIT_SLOT) or []
        events = [ActiveLoop(None), AllSlotsReset(), SlotSet(VISIT_SLOT, questions)]
        return Act(restarted_reply(questions, self.repertoire), events)
