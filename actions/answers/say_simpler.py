"""Action: the last answer in simpler words."""

from rasa_sdk import Tracker

from actions.answers.retold_replies import simpler_reply
from actions.conversation_history import last_answer
from actions.pain_guide_action import Act
from actions.visit.interrupting_action import InterruptingAction


class ActionSaySimpler(InterruptingAction):
    """Says the last answer again in the simplest words that were approved."""

    action_name = "action_say_simpler"

    def act(self, tracker: Tracker) -> Act:
        """Return the last answer in other words."""
        return Act(simpler_reply(last_answer(tracker.events), self.repertoire))
