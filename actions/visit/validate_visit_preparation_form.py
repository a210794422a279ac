"""Action: takes an answer in the preparation of a visit."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.latest_message import entity_of, intent_of, text_of, topics_named
from actions.pain_guide_action import Act, PainGuideAction
from actions.repertoire import Repertoire
from actions.visit.preparation import GO_BACK, SLOTS, priority_of, treatment_of, wish_of
from nlu.slots import PRIORITY_SLOT, REQUESTED_SLOT, TREATMENT_SLOT


class ValidateVisitPreparationForm(PainGuideAction):
    """Fills the slot that was asked for, or goes back to the one before."""

    action_name = "validate_visit_preparation_form"

    def act(self, tracker: Tracker) -> Act:
        """Return the slots that the latest message sets; nothing is said."""
        requested = tracker.get_slot(REQUESTED_SLOT)
        if requested not in SLOTS:
            return Act()
        if intent_of(tracker) == GO_BACK:
            step = SLOTS.index(requested)
            return Act(events=[SlotSet(slot, None) for slot in SLOTS[max(0, step - 1) : step + 1]])
        return Act(events=[SlotSet(requested, _answer(requested, tracker, self.repertoire))])


def _answer(slot: str, tracker: Tracker, repertoire: Repertoire) -> str | None:
    text = text_of(tracker)
    if slot == TREATMENT_SLOT:
        chosen = entity_of(tracker, "treatment")
        return treatment_of(text, topics_named(tracker), chosen, repertoire.knowledge)
    if slot == PRIORITY_SLOT:
        return priority_of(text, entity_of(tracker, "priority"), repertoire)
    return wish_of(text)
