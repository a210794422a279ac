"""What the patient's latest message is, read from the tracker."""

from rasa_sdk import Tracker

from nlu.graph_output import QUESTIONS, TONE, TOPIC_ENTITY
from nlu.intents import FALLBACK, full_name


def intent_of(tracker: Tracker) -> str:
    """Return the full name of the latest message's intent.

    Not Rasa's get_intent_of_latest_message(): it skips nlu_fallback for the runner-up.
    """
    return full_name(tracker.latest_message.get("intent")) or FALLBACK


def confidence_of(tracker: Tracker) -> float:
    """Return how sure the intent of the latest message is, 0 to 1."""
    return float((tracker.latest_message.get("intent") or {}).get("confidence") or 0.0)


def questions_of(tracker: Tracker) -> list[str]:
    """Return the intents of all that the latest message asks."""
    return list(tracker.latest_message.get(QUESTIONS) or [intent_of(tracker)])


def ranked_intents(tracker: Tracker) -> list[str]:
    """Return the intents that the latest message may have, likeliest first."""
    return [intent for intent, _ in ranking_of(tracker)]


def ranking_of(tracker: Tracker) -> list[tuple[str, float]]:
    """Return the intents that the latest message may have with their confidences, likeliest first."""
    ranking = tracker.latest_message.get("intent_ranking") or []
    return [(item["name"], float(item["confidence"])) for item in ranking]


def entity_of(tracker: Tracker, name: str) -> str:
    """Return the value of an entity of the latest message, "" where it has none."""
    return next((str(value) for value in tracker.get_latest_entity_values(name)), "")


def topics_named(tracker: Tracker) -> list[str]:
    """Return the ids of the topics that the latest message names."""
    return [str(value) for value in tracker.get_latest_entity_values(TOPIC_ENTITY)]


def text_of(tracker: Tracker) -> str:
    """Return the text of the latest message."""
    return str(tracker.latest_message.get("text") or "")


def tone_of(tracker: Tracker) -> str:
    """Return how the latest message sounds, "" where no feeling shows."""
    return str(tracker.latest_message.get(TONE) or "")
