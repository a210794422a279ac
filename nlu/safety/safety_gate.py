"""Rasa component: the last word on a message that reports an emergency."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    INTENT_NAME_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder.text_encoder import shared_encoder
from nlu.intents import REPORT_PREFIX, WRITE_PREFIX
from nlu.message_attributes import CORRECTED_TEXT, NORMALIZED_TEXT, certain, full_intent_of, set_ranking
from nlu.readings.reading import is_as_written
from nlu.safety.red_flag_detector import ENCODER_WEIGHT, THRESHOLD, RedFlagDetector
from nlu.safety.red_flag_model import RedFlagModel
from nlu.safety.reported_person import reported_person
from nlu.slots import CRISIS_LINE_SLOT, EMERGENCY_NUMBER_SLOT, REPORTED_PERSON_SLOT, URGENT_LINE_SLOT
from nlu.training.trained_component import TrainedComponent
from settings.clinic_settings import ClinicSettings, load_clinic_settings

INTENT_OF_TIER = {
    "A": "report_emergency",
    "B": "report_urgent_problem",
    "C": "report_crisis",
}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafetyGate(TrainedComponent[RedFlagDetector]):
    """Sets the intent of a message that reports a red flag, whatever was decided before.

    The clinic's numbers travel as entities, so that a response of the domain can lead
    with them without any code of ours running.
    """

    LEARNT_FILE = "red_flag_detector.npz"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config; config.yml says what each number trades."""
        return {"threshold": THRESHOLD, "encoder_weight": ENCODER_WEIGHT}

    def __init__(self, config: dict[str, Any]) -> None:
        """Creates a gate from its settings."""
        self._threshold = float(config["threshold"])
        self._encoder_weight = float(config["encoder_weight"])
        # At once: a model is not loaded for a clinic without a number to call.
        self._clinic = load_clinic_settings()

    def learn(self, training_data: TrainingData) -> RedFlagDetector:
        """Trains the second look."""
        detector = RedFlagDetector(shared_encoder())
        detector.train(
            example.get(TEXT)
            for example in training_data.intent_examples
            if example.get(TEXT) and not full_intent_of(example).startswith(REPORT_PREFIX)
        )
        return detector

    @classmethod
    def read(cls, path: Path) -> RedFlagDetector:
        """Return the detector with the second look that the model was trained with."""
        return RedFlagDetector(shared_encoder(), RedFlagModel.load(path))

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and entities of each message that reports a red flag."""
        for message in filter(is_as_written, messages):
            normalized = message.get(NORMALIZED_TEXT) or ""
            corrected = message.get(CORRECTED_TEXT) or normalized
            # The encoder was taught English: what is in another language is read by its words alone.
            weight = 0.0 if _is_in_another_language(message) else self._encoder_weight
            tier = self.learnt.tier(normalized, corrected, self._threshold, weight)
            if tier:
                _report(message, INTENT_OF_TIER[tier], reported_person(normalized), self._clinic)
        return messages


def _is_in_another_language(message: Message) -> bool:
    return str((message.get(INTENT) or {}).get(INTENT_NAME_KEY)).startswith(WRITE_PREFIX)


def _report(message: Message, intent: str, person: str, clinic: ClinicSettings) -> None:
    values = {
        REPORTED_PERSON_SLOT: person,
        EMERGENCY_NUMBER_SLOT: clinic.emergency_number,
        URGENT_LINE_SLOT: clinic.urgent_line,
        CRISIS_LINE_SLOT: clinic.crisis_line,
    }
    set_ranking(message, [certain(intent)])
    message.set(ENTITIES, [_entity(name, value) for name, value in values.items()], add_to_output=True)


def _entity(name: str, value: str) -> dict[str, Any]:
    return {
        ENTITY_ATTRIBUTE_TYPE: name,
        ENTITY_ATTRIBUTE_VALUE: value,
        ENTITY_ATTRIBUTE_START: 0,
        ENTITY_ATTRIBUTE_END: 0,
        EXTRACTOR: SafetyGate.__name__,
    }
