"""Rasa component: whom a report of a red flag is about, the writer or someone else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder.known_vectors import KnownVectors
from nlu.encoder.text_encoder import shared_encoder
from nlu.intent.intent_model import IntentModel
from nlu.intents import REPORT_PREFIX
from nlu.message_attributes import gate_entity, sentence_vector
from nlu.safety.red_flag_reports import OTHER, SELF, load_reported_persons
from nlu.slots import REPORTED_PERSON_SLOT
from nlu.text.normalized_text import normalize
from nlu.training.trained_component import TrainedComponent

# How sure it must be of someone else: whom a patient means is the patient, unless it is clear.
THRESHOLD = 0.6
_REGULARIZATION = 10.0
_ROUNDS = 100


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class PersonReader(TrainedComponent[IntentModel]):
    """Adds the person to each report of a red flag. It stands after the safety gate."""

    LEARNT_FILE = "person_model.npz"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config; config.yml says what the number trades."""
        return {"threshold": THRESHOLD}

    def __init__(self, config: dict[str, Any]) -> None:
        """Creates a reader from its settings."""
        self._threshold = float(config["threshold"])

    def learn(self, training_data: TrainingData) -> IntentModel:
        """Fits the model on the reports of which it is known."""
        texts, persons = zip(*load_reported_persons(), strict=True)
        vectors = KnownVectors().of([normalize(text) for text in texts], shared_encoder())
        return IntentModel.train(vectors, persons, _REGULARIZATION, _ROUNDS)

    @classmethod
    def read(cls, path: Path) -> IntentModel:
        """Return the model that was trained."""
        return IntentModel.load(path)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the person to the entities of each report."""
        for message in messages:
            intent = str((message.get(INTENT) or {}).get(INTENT_NAME_KEY))
            if intent.startswith(REPORT_PREFIX):
                entities = [
                    *(message.get(ENTITIES) or []),
                    gate_entity(REPORTED_PERSON_SLOT, self._person(message), PersonReader),
                ]
                message.set(ENTITIES, entities, add_to_output=True)
        return messages

    def _person(self, message: Message) -> str:
        vector = sentence_vector(message)
        if vector is None:
            return SELF
        return OTHER if dict(self.learnt.ranking(vector, 1.0))[OTHER] >= self._threshold else SELF
