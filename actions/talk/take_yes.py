"""Action: a yes: it may take up what was offered last."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.conversation_history import last_reply
from actions.pain_guide_action import Act
from actions.replies import what_else_reply
from actions.visit.interrupting_action import InterruptingAction
from actions.visit.visit_list import intents_to_add, questions_of_intents, with_questions
from actions.visit.visit_replies import added_reply
from nlu.slots import VISIT_SLOT


class ActionTakeYes(InterruptingAction):
    """Adds the question that the last Reply offered to add, or asks what else there is."""

    action_name = "action_take_yes"

    def act(self, tracker: Tracker) -> Act:
        """Return the Reply, and store the list where a question was added."""
        added = questions_of_intents(intents_to_add(last_reply(tracker.events)), self.repertoire.knowledge)
        if not added:
            return Act(what_else_reply(self.repertoire))
        before = tracker.get_slot(VISIT_SLOT) or []
        after = with_questions(before, added)
        return Act(added_reply(before, after, self.repertoire), [SlotSet(VISIT_SLOT, after)])
