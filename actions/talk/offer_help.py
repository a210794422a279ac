"""Action: says what can be asked."""

from rasa_sdk import Tracker

from actions.pain_guide_action import Act
from actions.replies import help_reply
from actions.visit.interrupting_action import InterruptingAction


class ActionOfferHelp(InterruptingAction):
    """Tells what the bot can answer, with questions to pick."""

    action_name = "action_offer_help"

    def act(self, tracker: Tracker) -> Act:
        """Return the Reply."""
        return Act(help_reply(self.repertoire))
