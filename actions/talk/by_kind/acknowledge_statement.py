"""Action: shows that a statement was read."""

from rasa_sdk import Tracker

from actions.conversation_history import facts_told, texts_said
from actions.focus_events import focus_on_named
from actions.latest_message import intent_of, topics_named
from actions.pain_guide_action import Act
from actions.replies import clarify_reply
from actions.talk.by_kind.statement_reply import statement_reply
from actions.visit.interrupting_action import InterruptingAction
from nlu.conversation.focus import Focus
from nlu.intents import STATEMENT_PREFIX

# After more turns than this the first sentence may be read again.
_TURNS = 3


class ActionAcknowledgeStatement(InterruptingAction):
    """Says one sentence to a message that tells something and asks nothing."""

    action_name = "action_acknowledge_statement"

    def act(self, tracker: Tracker) -> Act:
        """Return the sentence; a treatment that was named is remembered for a follow-up."""
        kind = intent_of(tracker).removeprefix(STATEMENT_PREFIX)
        topics = topics_named(tracker) or list(Focus.from_slots(tracker.get_slot).topics)
        said = texts_said(tracker.events)[:_TURNS]
        reply = statement_reply(kind, topics, facts_told(tracker.events), self.repertoire, said)
        if reply is None:
            return Act(clarify_reply([], self.repertoire))
        return Act(reply, focus_on_named(tracker, self.repertoire.knowledge))
