"""Action: adds the prepared questions to the patient's list."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.say import say
from actions.visit.preparation import SLOTS, prepared_questions
from actions.visit.visit_list import VISIT_SLOT, with_questions
from actions.visit.visit_replies import shown_reply
from knowledge.loader import load_knowledge


class ActionFinishPreparation(Action):
    """Makes questions of the answers and shows the list."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_finish_preparation"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the list; stores it and empties the form."""
        knowledge = load_knowledge()
        answers = {slot: tracker.get_slot(slot) for slot in SLOTS}
        questions = with_questions(tracker.get_slot(VISIT_SLOT) or [], prepared_questions(answers, knowledge))
        say(dispatcher, shown_reply(questions, knowledge.version))
        return [SlotSet(VISIT_SLOT, questions), *(SlotSet(slot, None) for slot in SLOTS)]
