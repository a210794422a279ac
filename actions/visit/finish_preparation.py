"""Action: adds the prepared questions to the patient's list."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.pain_guide_action import Act, PainGuideAction
from actions.visit.preparation import SLOTS, prepared_questions
from actions.visit.visit_list import with_questions
from actions.visit.visit_replies import shown_reply
from nlu.slots import VISIT_SLOT


class ActionFinishPreparation(PainGuideAction):
    """Makes questions of the answers and shows the list."""

    action_name = "action_finish_preparation"

    def act(self, tracker: Tracker) -> Act:
        """Return the list; it is stored, and the form emptied."""
        answers = {slot: tracker.get_slot(slot) for slot in SLOTS}
        prepared = prepared_questions(answers, self.repertoire)
        questions = with_questions(tracker.get_slot(VISIT_SLOT) or [], prepared)
        events = [SlotSet(VISIT_SLOT, questions), *(SlotSet(slot, None) for slot in SLOTS)]
        return Act(shown_reply(questions, self.repertoire), events)
