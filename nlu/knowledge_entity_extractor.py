"""Rasa entity extractor: the topics of the knowledge that a message names."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
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

from knowledge.loader import knowledge_version, load_knowledge
from nlu.graph_output import TOPIC_ENTITY
from nlu.message_attributes import CORRECTED_TEXT, NORMALIZED_TEXT
from nlu.spelling_dictionary import WORD
from nlu.topic_matcher import TopicMatcher

# The topics named, by their place in the corrected text: entities have those in the message.
TOPIC_MENTIONS = "topic_mentions"
ALIASES_FILE = "aliases.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class KnowledgeEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Adds a `topic` entity, whose value is the topic's id, for each topic named.

    The aliases are read when the model is trained and kept inside it, so a trained
    model answers the same way wherever it runs.
    """

    def __init__(self, storage: ModelStorage, resource: Resource, aliases: dict[str, list[str]]) -> None:
        """Creates a component from the aliases of each topic."""
        self._storage = storage
        self._resource = resource
        self._matcher = TopicMatcher(aliases)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Makes changed knowledge retrain this component."""
        return knowledge_version()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KnowledgeEntityExtractor:
        """Creates a new component that knows no topic yet."""
        return cls(model_storage, resource, {})

    def train(self, training_data: TrainingData) -> Resource:
        """Takes the aliases from the knowledge and stores them in the model."""
        aliases = {topic.id: [topic.title, *topic.aliases] for topic in load_knowledge().topics.values()}
        self._matcher = TopicMatcher(aliases)
        with self._storage.write_to(self._resource) as directory:
            (directory / ALIASES_FILE).write_text(json.dumps(aliases), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> KnowledgeEntityExtractor:
        """Loads the aliases that the model was trained with."""
        with model_storage.read_from(resource) as directory:
            aliases = json.loads((directory / ALIASES_FILE).read_text(encoding="utf-8"))
        return cls(model_storage, resource, aliases)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the topics found to each message, after the entities already there."""
        for message in messages:
            written, corrected = message.get(TEXT) or "", message.get(CORRECTED_TEXT) or ""
            mentions = self._matcher.find(written, _corrections(message))
            entities = [topic_entity(mention.topic_id, mention.start, mention.end) for mention in mentions]
            found = self.add_extractor_name(entities)
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
            is_same = written.lower() == corrected
            message.set(TOPIC_MENTIONS, mentions if is_same else self._matcher.find(corrected))
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
