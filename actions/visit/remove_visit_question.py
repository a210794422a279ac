"""Action: takes a question off the patient's list."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.latest_message import text_of
from actions.pain_guide_action import Act
from actions.visit.interrupting_action import InterruptingAction
from actions.visit.visit_list import place_meant
from actions.visit.visit_replies import removed_reply, which_to_remove_reply
from nlu.slots import VISIT_SLOT


class ActionRemoveVisitQuestion(InterruptingAction):
    """Removes the question that is meant by its number or its words."""

    action_name = "action_remove_visit_question"

    def act(self, tracker: Tracker) -> Act:
        """Return what is left, and store it; ask where it is not clear which one is meant."""
        questions = list(tracker.get_slot(VISIT_SLOT) or [])
        place = place_meant(text_of(tracker), questions)
        if place is None:
            return Act(which_to_remove_reply(questions, self.repertoire))
        removed = questions.pop(place)
        return Act(removed_reply(removed, questions, self.repertoire), [SlotSet(VISIT_SLOT, questions)])
