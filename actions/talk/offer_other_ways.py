"""Action: what to do when none of the offered choices was meant."""

from rasa_sdk import Tracker

from actions.pain_guide_action import Act
from actions.replies import choices_rejected_reply
from actions.visit.interrupting_action import InterruptingAction


class ActionOfferOtherWays(InterruptingAction):
    """Tells what the bot can answer, and whom to call."""

    action_name = "action_offer_other_ways"

    def act(self, tracker: Tracker) -> Act:
        """Return the Reply."""
        return Act(choices_rejected_reply(self.repertoire))
