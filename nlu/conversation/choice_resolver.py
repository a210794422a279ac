"""Rasa component: reads a message with its conversation, so that "it" has a meaning."""

from __future__ import annotations

from collections.abc import Iterable

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from knowledge.loader import load_knowledge
from nlu.conversation.conversation_focus import last_buttons, read_focus
from nlu.conversation.explicit_command import explicit_command
from nlu.conversation.focus import Focus, is_referent
from nlu.conversation.follow_up import NOTHING_LEFT_OUT, FollowUp, follow_up
from nlu.conversation.typed_choice import chosen_payload
from nlu.message_attributes import CORRECTED_TEXT, NORMALIZED_TEXT
from nlu.readings.reading import RESOLVED_INTENTS, WHOLE, Reading, added_reading, reading_of
from nlu.topics.knowledge_entity_extractor import TOPIC_MENTIONS, topic_entity
from nlu.training.untrained_component import UntrainedComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class FollowUpResolver(UntrainedComponent):
    """Adds a reading with the topic in focus put in; sets what leaves no doubt.

    It never decides between readings: that is for the question joiner, when all are
    classified.
    """

    def __init__(self) -> None:
        """Creates a resolver over the knowledge."""
        self._knowledge = load_knowledge()

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Adds the readings that the conversation gives a message."""
        focus = read_focus(tracker)
        text = messages[0].get(NORMALIZED_TEXT) or ""
        plain = chosen_payload(text, _choices(tracker)) or explicit_command(text)
        if plain:
            messages[0].set(RESOLVED_INTENTS, (plain.lstrip("/"),))
            return messages
        added: list[Message] = []
        for message in messages:
            is_part = reading_of(message).part != WHOLE
            named = self._named_around(message, messages) if is_part else ()
            added += self._resolve(message, Focus(named, focus.questions) if named else focus)
        return messages + added

    def _resolve(self, message: Message, focus: Focus) -> list[Message]:
        part = reading_of(message).part
        # A part may lean on the question before it, but has no last answer to carry on.
        questions = focus.questions if part == WHOLE else ()
        text, mentions = message.get(CORRECTED_TEXT) or "", message.get(TOPIC_MENTIONS) or ()
        found: FollowUp = follow_up(text, mentions, focus.topics, questions, self._knowledge)
        if found != NOTHING_LEFT_OUT:
            message.set(RESOLVED_INTENTS, found.intents)
        readings = [
            (text, Reading(part, topic, found.each, unlinked=not topic)) for topic, text in found.texts
        ]
        if found.masked:
            readings.append((found.masked, Reading(part, masked=True)))
        return [self._reading(text, reading) for text, reading in readings]

    def _reading(self, text: str, reading: Reading) -> Message:
        message = added_reading(text, reading)
        message.set(NORMALIZED_TEXT, text)
        message.set(CORRECTED_TEXT, text)
        message.set(ENTITIES, [topic_entity(reading.topic, 0, len(text))] if reading.topic else [])
        return message

    def _named_around(self, part: Message, messages: Iterable[Message]) -> tuple[str, ...]:
        """Return the treatment that the parts before this one name last, else the one in all of it."""
        before = [message for message in messages if WHOLE < reading_of(message).part < reading_of(part).part]
        named = self._treatments(before)
        whole = self._treatments(message for message in messages if reading_of(message).part == WHOLE)
        return tuple(named[-1:] or (whole if len(set(whole)) == 1 else [])[:1])

    def _treatments(self, messages: Iterable[Message]) -> list[str]:
        return [
            mention.topic_id
            for message in messages
            for mention in message.get(TOPIC_MENTIONS) or ()
            if is_referent(self._knowledge.topics[mention.topic_id])
        ]


def _choices(tracker: DialogueStateTracker | None) -> list[dict[str, str]]:
    return [button for button in last_buttons(tracker) if "{" not in button["payload"]]
