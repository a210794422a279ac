"""Action: a yes: it may take up what was offered last."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation_history import last_reply
from actions.replies import what_else_reply
from actions.say import say
from actions.visit.visit_list import VISIT_SLOT, intents_to_add, questions_of_intents, with_questions
from actions.visit.visit_replies import added_reply
from knowledge.loader import load_knowledge


class ActionTakeYes(Action):
    """Adds the question that the last Reply offered to add, or asks what else there is."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_take_yes"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply; stores the list where a question was added."""
        knowledge = load_knowledge()
        added = questions_of_intents(intents_to_add(last_reply(tracker.events)), knowledge)
        if not added:
            say(dispatcher, what_else_reply(knowledge), tracker)
            return []
        before = tracker.get_slot(VISIT_SLOT) or []
        after = with_questions(before, added)
        say(dispatcher, added_reply(before, after, knowledge.version), tracker)
        return [SlotSet(VISIT_SLOT, after)]
