"""Action: adds to the patient's list of questions."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.conversation_history import last_answer
from actions.latest_message import entity_of, text_of
from actions.pain_guide_action import Act
from actions.visit.interrupting_action import InterruptingAction
from actions.visit.own_question import own_question
from actions.visit.visit_list import intents_to_add, questions_of_intents, with_questions
from actions.visit.visit_replies import added_reply, which_to_add_reply
from nlu.slots import VISIT_SLOT


class ActionAddVisitQuestion(InterruptingAction):
    """Adds what a button names, the patient's own question, or that of the last Reply."""

    action_name = "action_add_visit_question"

    def act(self, tracker: Tracker) -> Act:
        """Return what was added, and store the list."""
        before = tracker.get_slot(VISIT_SLOT) or []
        about = entity_of(tracker, "about")
        own = "" if about else own_question(text_of(tracker))
        intents = about.split() if about else intents_to_add(last_answer(tracker.events))
        added = [own] if own else questions_of_intents(intents, self.repertoire.knowledge)
        if not added:
            return Act(which_to_add_reply(before, self.repertoire))
        after = with_questions(before, added)
        return Act(added_reply(before, after, self.repertoire), [SlotSet(VISIT_SLOT, after)])
