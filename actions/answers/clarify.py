"""Action: asks back when the message is ours but not clear."""

from rasa_sdk import Tracker

from actions.conversation_history import failures_in_row, texts_said
from actions.latest_message import ranked_intents, text_of, tone_of
from actions.pain_guide_action import Act
from actions.replies import clarify_reply
from actions.talk.sympathy import with_sympathy
from actions.visit.interrupting_action import InterruptingAction


class ActionClarify(InterruptingAction):
    """Offers the likeliest questions as buttons."""

    action_name = "action_clarify"

    def act(self, tracker: Tracker) -> Act:
        """Return a question back, from the ranking that the graph left."""
        failures = failures_in_row(tracker.events)
        readable = any(map(str.isalpha, text_of(tracker)))
        reply = clarify_reply(ranked_intents(tracker), self.repertoire, failures, readable)
        return Act(with_sympathy(reply, tone_of(tracker), texts_said(tracker.events), self.repertoire))
