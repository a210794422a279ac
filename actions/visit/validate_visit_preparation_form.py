"""Action: takes an answer in the preparation of a visit."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.latest_message import entity_of, intent_of, text_of, topics_named
from actions.visit.preparation import (
    GO_BACK,
    PRIORITY_SLOT,
    REQUESTED_SLOT,
    SLOTS,
    TREATMENT_SLOT,
    priority_of,
    treatment_of,
    wish_of,
)
from knowledge.loader import load_knowledge


class ValidateVisitPreparationForm(Action):
    """Fills the slot that was asked for, or goes back to the one before."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "validate_visit_preparation_form"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Returns the slots that the latest message sets; says nothing."""
        requested = tracker.get_slot(REQUESTED_SLOT)
        if requested not in SLOTS:
            return []
        if intent_of(tracker) == GO_BACK:
            step = SLOTS.index(requested)
            return [SlotSet(slot, None) for slot in SLOTS[max(0, step - 1) : step + 1]]
        return [SlotSet(requested, _answer(requested, tracker))]


def _answer(slot: str, tracker: Tracker) -> str | None:
    text = text_of(tracker)
    if slot == TREATMENT_SLOT:
        return treatment_of(text, topics_named(tracker), entity_of(tracker, "treatment"), load_knowledge())
    return priority_of(text, entity_of(tracker, "priority")) if slot == PRIORITY_SLOT else wish_of(text)
