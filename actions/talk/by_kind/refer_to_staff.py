"""Action: what only the clinic's staff can tell or do."""

from rasa_sdk import Tracker

from actions.latest_message import intent_of
from actions.pain_guide_action import Act
from actions.talk.by_kind.kind_reply import staff_reply
from actions.visit.interrupting_action import InterruptingAction
from nlu.intents import ASK_STAFF_PREFIX


class ActionReferToStaff(InterruptingAction):
    """Names the clinic's number for appointments, records, bills and the like."""

    action_name = "action_refer_to_staff"

    def act(self, tracker: Tracker) -> Act:
        """Return the sentence of the question's kind."""
        return Act(staff_reply(intent_of(tracker).removeprefix(ASK_STAFF_PREFIX), self.repertoire))
