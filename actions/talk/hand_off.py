"""Action: how to reach a person."""

from rasa_sdk import Tracker

from actions.pain_guide_action import Act
from actions.replies import hand_off_reply
from actions.visit.interrupting_action import InterruptingAction


class ActionHandOff(InterruptingAction):
    """Tells how to reach the staff of the clinic."""

    action_name = "action_hand_off"

    def act(self, tracker: Tracker) -> Act:
        """Return the Reply."""
        return Act(hand_off_reply(self.repertoire))
