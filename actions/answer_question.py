"""Action: the answer to a question, or that the source has none."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.replies import clarify_reply, unit_reply
from actions.say import say
from knowledge.clinic_settings import load_clinic_settings
from knowledge.loader import load_knowledge
from nlu.intents import answer_unit

FOCUS_SLOT = "topic_in_focus"


class ActionAnswerQuestion(Action):
    """Answers from the knowledge what the latest intent asks for."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply of the intent's unit; remembers its topic for a follow-up."""
        knowledge = load_knowledge()
        # Not get_intent_of_latest_message(): it skips nlu_fallback for the runner-up.
        intent = tracker.latest_message["intent"]["name"]
        reply = unit_reply(answer_unit(intent, knowledge), knowledge)
        say(dispatcher, reply or clarify_reply([], knowledge, load_clinic_settings()))
        return [SlotSet(FOCUS_SLOT, reply.topics[0])] if reply and reply.topics else []
