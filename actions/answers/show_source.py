"""Action: where the last answer comes from."""

from rasa_sdk import Tracker

from actions.answers.retold_replies import source_reply
from actions.conversation_history import last_answer
from actions.pain_guide_action import Act
from actions.visit.interrupting_action import InterruptingAction


class ActionShowSource(InterruptingAction):
    """Shows the passages behind the last answer."""

    action_name = "action_show_source"

    def act(self, tracker: Tracker) -> Act:
        """Return the last answer by its passages."""
        return Act(source_reply(last_answer(tracker.events), self.repertoire))
