"""Action: the patient's list of questions."""

from rasa_sdk import Tracker

from actions.pain_guide_action import Act
from actions.visit.interrupting_action import InterruptingAction
from actions.visit.visit_replies import shown_reply
from nlu.slots import VISIT_SLOT


class ActionShowVisitQuestions(InterruptingAction):
    """Shows the list, numbered."""

    action_name = "action_show_visit_questions"

    def act(self, tracker: Tracker) -> Act:
        """Return the list."""
        return Act(shown_reply(tracker.get_slot(VISIT_SLOT) or [], self.repertoire))
