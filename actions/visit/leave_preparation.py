"""Action: leaves the preparation of a visit, or whatever else was going on."""

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, SlotSet

from actions.pain_guide_action import Act, PainGuideAction
from actions.replies import left_reply
from actions.visit.preparation import SLOTS, is_preparing
from nlu.slots import REQUESTED_SLOT


class ActionLeavePreparation(PainGuideAction):
    """Ends the form; its answers are dropped, the list stays."""

    action_name = "action_leave_preparation"

    def act(self, tracker: Tracker) -> Act:
        """Return that it is left."""
        slots = (SlotSet(slot, None) for slot in (REQUESTED_SLOT, *SLOTS))
        return Act(left_reply(is_preparing(tracker), self.repertoire), [ActiveLoop(None), *slots])
