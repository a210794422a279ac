"""Action: the answer to a question, or that the source has none."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.answer_reply import answer_reply
from actions.focus_events import focus_events
from actions.latest_message import questions_of, tone_of, turn_number
from actions.replies import clarify_reply
from actions.say import say
from actions.talk.sympathy import with_sympathy
from actions.visit.preparation import is_preparing
from knowledge.loader import load_knowledge
from settings.clinic_settings import load_clinic_settings

# A sentence of sympathy, or the open question of a preparation, may stand beside the answer.
WORDS_OF_A_SENTENCE = 10


class ActionAnswerQuestion(Action):
    """Answers from the knowledge all that the latest message asks."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters one Reply to all the questions; remembers them for a follow-up."""
        knowledge = load_knowledge()
        intents = questions_of(tracker)
        reply = answer_reply(intents, knowledge, WORDS_OF_A_SENTENCE)
        if reply is None:
            say(dispatcher, clarify_reply([], knowledge, load_clinic_settings()), tracker)
            return []
        # Beside the open question of a preparation there is no room for a sentence more.
        tone = "" if is_preparing(tracker) else tone_of(tracker)
        say(dispatcher, with_sympathy(reply, tone, turn_number(tracker)), tracker)
        return focus_events(tracker, reply, intents, knowledge)
