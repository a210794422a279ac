"""Rasa component: normalises a message and corrects its spelling."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.loader import knowledge_version, load_knowledge
from knowledge.red_flag_reports import load_reports
from knowledge.red_flags import load_red_flags
from nlu.message_attributes import CORRECTED_TEXT, NORMALIZED_TEXT
from nlu.normalized_text import normalize
from nlu.spelling_dictionary import KNOWN_MEDICAL_WORDS, SpellingDictionary

DICTIONARY_FILE = "spelling_dictionary.json"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=True)
class SpellingCorrector(GraphComponent):
    """Sets a message's normalised text, and the same with its spelling corrected.

    The message's own text stays as it was written: the safety gate reads both.
    """

    def __init__(self, storage: ModelStorage, resource: Resource, dictionary: SpellingDictionary) -> None:
        """Creates a component around a dictionary."""
        self._storage = storage
        self._resource = resource
        self._dictionary = dictionary

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Makes changed knowledge, or a changed list of medical words, retrain this component."""
        return knowledge_version() + KNOWN_MEDICAL_WORDS.read_text(encoding="utf-8")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpellingCorrector:
        """Creates a new component with nothing to correct towards yet."""
        return cls(model_storage, resource, SpellingDictionary({}, ()))

    def train(self, training_data: TrainingData) -> Resource:
        """Builds the dictionary from the phrasings and the knowledge; stores it in the model."""
        reports = (text for texts in load_reports().values() for text in texts)
        phrasings = (example.get(TEXT) or "" for example in training_data.intent_examples)
        aliases = [alias for topic in load_knowledge().topics.values() for alias in topic.aliases]
        alarming = [word for flag in load_red_flags() for group in flag.groups for word in group]
        written = [normalize(text) for text in (*phrasings, *reports)]
        self._dictionary = SpellingDictionary.from_phrasings(written, [*aliases, *alarming])
        with self._storage.write_to(self._resource) as directory:
            self._dictionary.save(directory / DICTIONARY_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SpellingCorrector:
        """Loads the dictionary that the model was trained with."""
        with model_storage.read_from(resource) as directory:
            dictionary = SpellingDictionary.load(directory / DICTIONARY_FILE)
        return cls(model_storage, resource, dictionary)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Sets the texts of each example that has one."""
        self.process([example for example in training_data.training_examples if example.get(TEXT)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the normalised and the corrected text of each message."""
        for message in messages:
            normalized = normalize(message.get(TEXT) or "")
            message.set(NORMALIZED_TEXT, normalized)
            message.set(CORRECTED_TEXT, self._dictionary.correct(normalized))
        return messages
