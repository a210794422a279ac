"""Action: what the bot is, where its answers come from, and what becomes of the patient's words."""

from rasa_sdk import Tracker

from actions.latest_message import intent_of
from actions.pain_guide_action import Act
from actions.talk.by_kind.kind_reply import about_bot_reply
from actions.visit.interrupting_action import InterruptingAction
from nlu.intents import ABOUT_BOT_PREFIX


class ActionAnswerAboutBot(InterruptingAction):
    """Answers a question about the bot itself."""

    action_name = "action_answer_about_bot"

    def act(self, tracker: Tracker) -> Act:
        """Return the sentence of the question's kind."""
        return Act(about_bot_reply(intent_of(tracker).removeprefix(ABOUT_BOT_PREFIX), self.repertoire))
