"""Remembers what was asked and what it was about, for a follow-up."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.latest_message import topics_named
from actions.reply import Reply
from knowledge.model import Knowledge
from nlu.conversation.focus import Focus, focus_after


def focus_events(
    tracker: Tracker, reply: Reply, intents: list[str], knowledge: Knowledge
) -> list[dict[str, Any]]:
    """Return the events that set the topics in focus and the questions answered."""
    before = Focus.from_slots(tracker.get_slot).topics
    topics = focus_after(topics_named(tracker), reply.topics, before, knowledge)
    focus = Focus(tuple(topics), tuple(intents))
    return [SlotSet(name, value) for name, value in focus.as_slots().items()]
