"""Action: empties the patient's list of questions."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.pain_guide_action import Act
from actions.visit.interrupting_action import InterruptingAction
from actions.visit.visit_replies import cleared_reply
from nlu.slots import VISIT_SLOT


class ActionClearVisitQuestions(InterruptingAction):
    """Removes all questions from the list."""

    action_name = "action_clear_visit_questions"

    def act(self, tracker: Tracker) -> Act:
        """Return that the list is empty, and store that."""
        count = len(tracker.get_slot(VISIT_SLOT) or [])
        return Act(cleared_reply(count, self.repertoire), [SlotSet(VISIT_SLOT, [])])
