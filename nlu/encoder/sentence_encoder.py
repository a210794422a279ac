"""Rasa featurizer: the sentence embedding of a message."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder.minilm import MiniLmEncoder, Vector
from nlu.message_attributes import CORRECTED_TEXT, SENTENCE_ENCODER
from nlu.training.source_fingerprint import SourceFingerprint


@lru_cache(maxsize=1)
def shared_encoder() -> MiniLmEncoder:
    """Return the process's one encoder: every clause and component shares its cache."""
    return MiniLmEncoder()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(SourceFingerprint, DenseFeaturizer, GraphComponent):
    """Adds the MiniLM vector of a message to its dense sentence features.

    `scale` sets the vector's weight beside the counts: the logistic regression
    punishes large coefficients, so a longer vector is one that it may use more.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config (see parent class for full docstring)."""
        return {**DenseFeaturizer.get_default_config(), "scale": 10.0}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Refuses a scale that would switch the embedding off."""
        if float(config.get("scale", 1.0)) <= 0:
            raise ValueError("SentenceEncoder: 'scale' must be above 0; take it out for the default.")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Creates a new component (see parent class for full docstring)."""
        return cls(execution_context.node_name, config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the vector of each example, two at a time."""
        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        vectors = shared_encoder().encode_many([_text(example) for example in examples])
        for example, vector in zip(examples, vectors, strict=False):
            self._set_vector(example, vector)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the vector of each message."""
        for message in messages:
            self._set_vector(message, shared_encoder().encode(_text(message)))
        return messages

    def _set_vector(self, message: Message, vector: Vector) -> None:
        scaled = (vector * self._config["scale"]).reshape(1, -1)
        message.add_features(Features(scaled, FEATURE_TYPE_SENTENCE, TEXT, SENTENCE_ENCODER))


def _text(message: Message) -> str:
    corrected = message.get(CORRECTED_TEXT)
    return str(message.get(TEXT) or "" if corrected is None else corrected)
