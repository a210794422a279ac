"""Action: what the source says further about the topic."""

from rasa_sdk import Tracker

from actions.answers.more_reply import more_reply, topic_of
from actions.conversation_history import facts_told, last_answer
from actions.focus_events import focus_events
from actions.latest_message import topics_named
from actions.pain_guide_action import Act
from actions.replies import help_reply
from actions.visit.interrupting_action import InterruptingAction
from nlu.conversation.focus import Focus
from nlu.intents import ASK_PREFIX


class ActionTellMore(InterruptingAction):
    """Tells the next fact that was not told yet."""

    action_name = "action_tell_more"

    def act(self, tracker: Tracker) -> Act:
        """Return the next fact; its topic is remembered for a follow-up."""
        knowledge = self.repertoire.knowledge
        in_focus = topics_named(tracker) or list(Focus.from_slots(tracker.get_slot).topics)
        topic = topic_of(last_answer(tracker.events), topics_named(tracker), in_focus, knowledge)
        if topic is None:
            return Act(help_reply(self.repertoire))
        reply = more_reply(topic, facts_told(tracker.events), self.repertoire)
        intents = [ASK_PREFIX + knowledge.facts[fact].claims[0] for fact in reply.facts]
        return Act(reply, focus_events(tracker, reply, intents, knowledge) if intents else [])
