"""Remembers what was asked and what it was about, for a follow-up."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.latest_message import topics_named
from actions.reply import Reply
from knowledge.model import Knowledge
from nlu.conversation.focus import Focus, focus_after, is_referent


def focus_events(
    tracker: Tracker, reply: Reply, intents: list[str], knowledge: Knowledge
) -> list[dict[str, Any]]:
    """Return the events that set the topics in focus and the questions answered."""
    before = Focus.from_slots(tracker.get_slot).topics
    topics = focus_after(topics_named(tracker), reply.topics, before, knowledge)
    return _events(Focus(tuple(topics), tuple(intents)))


def focus_on_named(tracker: Tracker, knowledge: Knowledge) -> list[dict[str, Any]]:
    """Return the events that set the treatments named by what asks nothing, none where it names none.

    "My doctor wants me to have an ablation. How does it work?" may be two messages. The last
    question stays what it was.
    """
    named = [topic for topic in topics_named(tracker) if is_referent(knowledge.topics[topic])]
    questions = Focus.from_slots(tracker.get_slot).questions
    return _events(Focus(tuple(dict.fromkeys(named)), questions)) if named else []


def _events(focus: Focus) -> list[dict[str, Any]]:
    return [SlotSet(name, value) for name, value in focus.as_slots().items()]
