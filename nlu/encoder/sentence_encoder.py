"""Rasa featurizer: the vector of a message."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder.known_vectors import KnownVectors
from nlu.encoder.text_encoder import Vector, shared_encoder
from nlu.message_attributes import CORRECTED_TEXT, SENTENCE_ENCODER
from nlu.training.untrained_component import UntrainedComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(UntrainedComponent):
    """Adds the vector of each message, made of its corrected text, to its sentence features."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the vector of each example; computes only those of new phrasings."""
        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        vectors = KnownVectors().of([_text(example) for example in examples], shared_encoder())
        for example, vector in zip(examples, vectors, strict=True):
            _add(example, vector)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the vector of each message."""
        for message in messages:
            _add(message, shared_encoder().encode(_text(message)).vector)
        return messages


def _add(message: Message, vector: Vector) -> None:
    message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, SENTENCE_ENCODER))


def _text(message: Message) -> str:
    corrected = message.get(CORRECTED_TEXT)
    return str(message.get(TEXT) or "" if corrected is None else corrected)
