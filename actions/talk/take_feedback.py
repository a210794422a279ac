"""Action: notes how helpful a Reply was."""

from rasa_sdk import Tracker

from actions.latest_message import entity_of, text_of
from actions.pain_guide_action import Act
from actions.replies import feedback_reply, feedback_unstored_reply
from actions.talk.feedback import feedback_record, is_repeated, store_feedback
from actions.talk.offers import RATINGS as RATINGS_OFFERED
from actions.visit.interrupting_action import InterruptingAction
from telemetry.metrics import RATINGS


class ActionTakeFeedback(InterruptingAction):
    """Stores a rating, without the patient's words unless the clinic wants them."""

    action_name = "action_take_feedback"

    def act(self, tracker: Tracker) -> Act:
        """Return thanks for a rating that was stored; says so where it could not be."""
        clinic = self.repertoire.clinic
        rating, about = entity_of(tracker, "rating"), entity_of(tracker, "about")
        if rating and not is_repeated(text_of(tracker), tracker.events):
            RATINGS.labels(rating if rating in RATINGS_OFFERED else "other").inc()
            record = feedback_record(rating, about, tracker.events, self.repertoire.knowledge, clinic)
            if not store_feedback(record, tracker.sender_id):
                return Act(feedback_unstored_reply(self.repertoire))
        return Act(feedback_reply(rating, self.repertoire, about))
