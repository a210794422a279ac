"""Action: what the source says further about the topic."""

from rasa_sdk import Tracker

from actions.answers.more_reply import more_reply, topic_of
from actions.conversation_history import facts_told, last_answer
from actions.focus_events import focus_events
from actions.latest_message import topics_named
from actions.pain_guide_action import Act
from actions.repertoire import Repertoire
from actions.replies import help_reply
from actions.visit.interrupting_action import InterruptingAction
from knowledge.model import Topic
from nlu.conversation.focus import Focus
from nlu.intents import ASK_PREFIX


class ActionTellMore(InterruptingAction):
    """Tells the next fact that was not told yet."""

    action_name = "action_tell_more"

    def act(self, tracker: Tracker) -> Act:
        """Return the next fact; its topic is remembered for a follow-up."""
        named = topics_named(tracker)
        in_focus = named or list(Focus.from_slots(tracker.get_slot).topics)
        topic = topic_of(last_answer(tracker.events), named, in_focus, self.repertoire.knowledge)
        return tell_more(topic, tracker, self.repertoire)


def tell_more(topic: Topic | None, tracker: Tracker, repertoire: Repertoire) -> Act:
    """Return the next fact of a topic, remembered for a follow-up; help where there is no topic."""
    if topic is None:
        return Act(help_reply(repertoire))
    knowledge = repertoire.knowledge
    reply = more_reply(topic, facts_told(tracker.events), repertoire)
    intents = [ASK_PREFIX + knowledge.facts[fact].claims[0] for fact in reply.facts]
    return Act(reply, focus_events(tracker, reply, intents, knowledge) if intents else [])
