"""Remembers what was asked and what it was about, for a follow-up."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.latest_message import topics_named
from actions.reply import Reply
from knowledge.model import Knowledge
from nlu.focus import FOCUS_SLOT, QUESTIONS_SLOT, focus_after


def focus_events(
    tracker: Tracker, reply: Reply, intents: list[str], knowledge: Knowledge
) -> list[dict[str, Any]]:
    """Return the events that set the topics in focus and the questions answered."""
    before = tracker.get_slot(FOCUS_SLOT) or []
    topics = focus_after(topics_named(tracker), reply.topics, before, knowledge)
    return [SlotSet(FOCUS_SLOT, topics), SlotSet(QUESTIONS_SLOT, intents)]
