"""Action: goes back to what was spoken of before."""

from rasa_sdk import Tracker

from actions.conversation_history import facts_told_in_order
from actions.pain_guide_action import Act
from actions.replies import go_back_reply
from actions.visit.interrupting_action import InterruptingAction


class ActionGoBack(InterruptingAction):
    """Offers the questions that were answered in this conversation."""

    action_name = "action_go_back"

    def act(self, tracker: Tracker) -> Act:
        """Return them as buttons."""
        return Act(go_back_reply(facts_told_in_order(tracker.events), self.repertoire))
