"""Action: adds to the patient's list of questions."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation_history import last_answer
from actions.latest_message import entity_of, text_of
from actions.say import say
from actions.visit.own_question import own_question
from actions.visit.visit_list import VISIT_SLOT, intents_to_add, questions_of_intents, with_questions
from actions.visit.visit_replies import added_reply, which_to_add_reply
from knowledge.loader import load_knowledge


class ActionAddVisitQuestion(Action):
    """Adds what a button names, the patient's own question, or that of the last Reply."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_add_visit_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters what was added; stores the list."""
        knowledge = load_knowledge()
        before = tracker.get_slot(VISIT_SLOT) or []
        about = entity_of(tracker, "about")
        own = "" if about else own_question(text_of(tracker))
        intents = about.split() if about else intents_to_add(last_answer(tracker.events))
        added = [own] if own else questions_of_intents(intents, knowledge)
        if not added:
            say(dispatcher, which_to_add_reply(before, knowledge.version), tracker)
            return []
        after = with_questions(before, added)
        say(dispatcher, added_reply(before, after, knowledge.version), tracker)
        return [SlotSet(VISIT_SLOT, after)]
