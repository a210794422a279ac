"""Action: says that the bot only writes English, in Spanish where the patient did."""

from rasa_sdk import Tracker

from actions.latest_message import intent_of
from actions.pain_guide_action import Act, PainGuideAction
from actions.replies import other_language_reply, spanish_reply
from nlu.intents import WRITE_SPANISH


class ActionDeclineLanguage(PainGuideAction):
    """Tells a patient who writes another language whom to call."""

    action_name = "action_decline_language"

    def act(self, tracker: Tracker) -> Act:
        """Return the Reply in a language that the patient may read."""
        reply = spanish_reply if intent_of(tracker) == WRITE_SPANISH else other_language_reply
        return Act(reply(self.repertoire))
