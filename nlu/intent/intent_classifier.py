"""Rasa intent classifier: how likely each intent of a message is, by its full name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.intent.intent_model import IntentModel
from nlu.intents import is_classified
from nlu.message_attributes import full_intent_of, sentence_vector, set_ranking
from nlu.training.trained_component import TrainedComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(TrainedComponent[IntentModel]):
    """Ranks all intents of each message by the vector of the sentence encoder.

    Rasa's own classifier of the kind names intents by the first part of their names only,
    and joins a matrix for each message: minutes for our phrasings.
    """

    LEARNT_FILE = "intent_model.npz"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config; config.yml says what each number trades."""
        return {"regularization": 30.0, "rounds": 60, "temperature": 1.0}

    def __init__(self, config: dict[str, Any]) -> None:
        """Creates a classifier from its settings."""
        self._regularization = float(config["regularization"])
        self._rounds = int(config["rounds"])
        self._temperature = float(config["temperature"])

    def learn(self, training_data: TrainingData) -> IntentModel:
        """Fits the model on the vectors of the phrasings."""
        vectors, labels = [], []
        for example in training_data.intent_examples:
            vector, intent = sentence_vector(example), full_intent_of(example)
            if vector is not None and is_classified(intent):
                vectors.append(vector)
                labels.append(intent)
        return IntentModel.train(np.stack(vectors), labels, self._regularization, self._rounds)

    @classmethod
    def read(cls, path: Path) -> IntentModel:
        """Return the model that was trained."""
        return IntentModel.load(path)

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the ranking of all intents of each message."""
        for message in messages:
            vector = sentence_vector(message)
            if vector is not None:
                ranking = self.learnt.ranking(vector, self._temperature)
                set_ranking(
                    message,
                    [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: share} for name, share in ranking],
                )
        return messages
