"""Rasa entity extractor: the topics of the knowledge that a message names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.graph_output import TOPIC_ENTITY
from nlu.message_attributes import CORRECTED_TEXT, NORMALIZED_TEXT
from nlu.text.spelling_dictionary import WORD
from nlu.topics.topic_matcher import TopicMatcher, knowledge_topics
from nlu.training.trained_component import TrainedComponent

# The topics named, by their place in the corrected text: entities have those in the message.
TOPIC_MENTIONS = "topic_mentions"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class KnowledgeEntityExtractor(TrainedComponent[TopicMatcher], EntityExtractorMixin):
    """Adds a `topic` entity, whose value is the topic's id, for each topic named.

    The aliases are read when the model is trained and kept inside it, so a trained
    model answers the same way wherever it runs.
    """

    LEARNT_FILE = "aliases.json"

    def learn(self, training_data: TrainingData) -> TopicMatcher:
        """Takes the aliases from the knowledge."""
        return knowledge_topics()

    @classmethod
    def read(cls, path: Path) -> TopicMatcher:
        """Return the aliases that the model was trained with."""
        return TopicMatcher.load(path)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the topics found to each message, after the entities already there."""
        for message in messages:
            written, corrected = message.get(TEXT) or "", message.get(CORRECTED_TEXT) or ""
            mentions = self.learnt.find(written, _corrections(message))
            entities = [topic_entity(mention.topic_id, mention.start, mention.end) for mention in mentions]
            found = self.add_extractor_name(entities)
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
            is_same = written.lower() == corrected
            message.set(TOPIC_MENTIONS, mentions if is_same else self.learnt.find(corrected))
        return messages


def _corrections(message: Message) -> dict[str, str]:
    written = WORD.findall(message.get(NORMALIZED_TEXT) or "")
    corrected = WORD.findall(message.get(CORRECTED_TEXT) or "")
    return dict(zip(written, corrected, strict=False))


def topic_entity(topic_id: str, start: int, end: int) -> dict[str, Any]:
    """Return a topic named from `start` up to, not including, `end`."""
    return {
        ENTITY_ATTRIBUTE_TYPE: TOPIC_ENTITY,
        ENTITY_ATTRIBUTE_VALUE: topic_id,
        ENTITY_ATTRIBUTE_START: start,
        ENTITY_ATTRIBUTE_END: end,
    }
