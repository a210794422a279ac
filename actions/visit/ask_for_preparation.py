"""Actions: the questions of the preparation. Rasa finds them by their names, `action_ask_<slot>`."""

from rasa_sdk import Tracker

from actions.conversation_history import texts_said
from actions.pain_guide_action import Act, PainGuideAction
from actions.visit.preparation import question_reply
from nlu.slots import PRIORITY_SLOT, TREATMENT_SLOT, WISH_SLOT

# Who prepares another visit, later, is asked in full again.
_REPLIES = 4


class ActionAskVisitTreatment(PainGuideAction):
    """Asks which treatment the visit is about."""

    action_name = f"action_ask_{TREATMENT_SLOT}"

    def act(self, tracker: Tracker) -> Act:
        """Return the question."""
        return Act(question_reply(TREATMENT_SLOT, self.repertoire, _said(tracker)))


class ActionAskVisitPriority(PainGuideAction):
    """Asks what matters most to the patient."""

    action_name = f"action_ask_{PRIORITY_SLOT}"

    def act(self, tracker: Tracker) -> Act:
        """Return the question."""
        return Act(question_reply(PRIORITY_SLOT, self.repertoire, _said(tracker)))


class ActionAskVisitWish(PainGuideAction):
    """Asks what the patient wants to ask."""

    action_name = f"action_ask_{WISH_SLOT}"

    def act(self, tracker: Tracker) -> Act:
        """Return the question."""
        return Act(question_reply(WISH_SLOT, self.repertoire, _said(tracker)))


def _said(tracker: Tracker) -> tuple[str, ...]:
    return tuple(texts_said(tracker.events)[:_REPLIES])
