"""Action: says that a message is not about pain treatments."""

from rasa_sdk import Tracker

from actions.conversation_history import failures_in_row
from actions.pain_guide_action import Act
from actions.replies import out_of_scope_reply
from actions.visit.interrupting_action import InterruptingAction


class ActionDeclineOutOfScope(InterruptingAction):
    """Declines what is not ours, and says what is."""

    action_name = "action_decline_out_of_scope"

    def act(self, tracker: Tracker) -> Act:
        """Return the Reply; after a failure before, a person is offered in it."""
        return Act(out_of_scope_reply(self.repertoire, failures_in_row(tracker.events)))
