"""Action: notes how helpful a Reply was."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.latest_message import entity_of
from actions.replies import feedback_reply
from actions.say import say
from actions.talk.feedback import feedback_record, store_feedback
from knowledge.loader import load_knowledge
from settings.clinic_settings import load_clinic_settings


class ActionTakeFeedback(Action):
    """Stores a rating, without the patient's words unless the clinic wants them."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_take_feedback"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters thanks; stores the rating where there is one."""
        knowledge, clinic = load_knowledge(), load_clinic_settings()
        rating, about = entity_of(tracker, "rating"), entity_of(tracker, "about")
        if rating:
            store_feedback(feedback_record(rating, about, tracker.events, knowledge, clinic), clinic)
        say(dispatcher, feedback_reply(rating, knowledge, clinic), tracker)
        return []
