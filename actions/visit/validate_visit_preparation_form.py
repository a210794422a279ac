"""Action: takes an answer in the preparation of a visit."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.conversation_history import last_reply
from actions.latest_message import entity_of, intent_of, text_of, topics_named
from actions.pain_guide_action import Act, PainGuideAction
from actions.payload import PREPARE_FOR_VISIT, values_in
from actions.repertoire import Repertoire
from actions.visit.preparation import GO_BACK, SLOTS, priority_of, treatment_of, wish_of
from nlu.conversation.typed_choice import chosen_payload
from nlu.slots import PRIORITY_SLOT, REQUESTED_SLOT, TREATMENT_SLOT
from nlu.text.normalized_text import normalize


class ValidateVisitPreparationForm(PainGuideAction):
    """Fills the slot that was asked for, or goes back to the one before."""

    action_name = "validate_visit_preparation_form"

    def act(self, tracker: Tracker) -> Act:
        """Return the slots that the latest message sets; nothing is said."""
        requested = tracker.get_slot(REQUESTED_SLOT)
        if requested not in SLOTS:
            return Act()
        if intent_of(tracker) == PREPARE_FOR_VISIT and not tracker.latest_message.get("entities"):
            # "Help me get ready" while that is going on: asked once more, and not taken for an answer.
            return Act(events=[SlotSet(requested, None)])
        if intent_of(tracker) == GO_BACK:
            step = SLOTS.index(requested)
            return Act(events=[SlotSet(slot, None) for slot in SLOTS[max(0, step - 1) : step + 1]])
        return Act(events=[SlotSet(requested, _answer(requested, tracker, self.repertoire))])


def _answer(slot: str, tracker: Tracker, repertoire: Repertoire) -> str | None:
    text = text_of(tracker)
    if slot == TREATMENT_SLOT:
        return treatment_of(text, topics_named(tracker), _chosen("treatment", tracker), repertoire.knowledge)
    if slot == PRIORITY_SLOT:
        return priority_of(text, _chosen("priority", tracker), repertoire)
    return wish_of(text)


def _chosen(name: str, tracker: Tracker) -> str:
    """Return the value of a button that was pressed, or typed by its title or place; "" where none was."""
    buttons = last_reply(tracker.events).get("buttons") or []
    typed = chosen_payload(normalize(text_of(tracker)), buttons) or ""
    return entity_of(tracker, name) or values_in(typed).get(name, "")
