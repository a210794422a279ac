"""Rasa component: the last word on a message that reports an emergency."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    INTENT_NAME_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.loader import knowledge_version, load_knowledge
from nlu.intents import REPORT_PREFIX, answer_unit
from nlu.message_attributes import CORRECTED_TEXT, NORMALIZED_TEXT, certain, set_ranking
from nlu.reading import is_as_written
from nlu.red_flag_detector import QUESTION_THRESHOLD, THRESHOLD, RedFlagDetector
from nlu.reported_person import reported_person
from nlu.sentence_encoder import shared_encoder
from settings.clinic_settings import load_clinic_settings

INTENT_OF_TIER = {
    "A": "report_emergency",
    "B": "report_urgent_problem",
    "C": "report_crisis",
}
SURE_OF_QUESTION = 0.6
# Rasa itself sees a change of this file only.
_LEARNS_WITH = [
    Path(__file__).parent / f"{name}.py"
    for name in (
        *("red_flag_model", "red_flag_detector", "kernel_ridge", "denied_symptoms"),
        *("red_flag_context", "sentences", "normalized_text"),
    )
]
DETECTOR_FILE = "red_flag_detector.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafetyGate(GraphComponent):
    """Sets the intent of a message that reports a red flag, whatever was decided before.

    The clinic's numbers travel as entities, so that a response of the domain can lead
    with them without any code of ours running.
    """

    def __init__(self, storage: ModelStorage, resource: Resource, detector: RedFlagDetector) -> None:
        """Creates a gate around a detector."""
        self._storage = storage
        self._resource = resource
        self._detector = detector
        self._knowledge = load_knowledge()

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Makes changed red flags, or a changed way to learn them, retrain this component."""
        return knowledge_version() + "".join(path.read_text(encoding="utf-8") for path in _LEARNS_WITH)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyGate:
        """Creates a gate that only knows the rules yet."""
        return cls(model_storage, resource, RedFlagDetector(shared_encoder()))

    def train(self, training_data: TrainingData) -> Resource:
        """Trains the second look and stores it in the model."""
        self._detector.train(
            example.get(TEXT)
            for example in training_data.intent_examples
            if example.get(TEXT) and not example.get(INTENT).startswith(REPORT_PREFIX)
        )
        with self._storage.write_to(self._resource) as directory:
            self._detector.save(directory / DETECTOR_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyGate:
        """Loads the second look that the model was trained with."""
        detector = RedFlagDetector(shared_encoder())
        with model_storage.read_from(resource) as directory:
            detector.load(directory / DETECTOR_FILE)
        return cls(model_storage, resource, detector)

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and entities of each message that reports a red flag."""
        for message in filter(is_as_written, messages):
            normalized = message.get(NORMALIZED_TEXT) or ""
            threshold = QUESTION_THRESHOLD if self._is_sure_question(message) else THRESHOLD
            tier = self._detector.tier(normalized, message.get(CORRECTED_TEXT) or normalized, threshold)
            if tier:
                _report(message, INTENT_OF_TIER[tier], reported_person(normalized))
        return messages

    def _is_sure_question(self, message: Message) -> bool:
        """Return whether the scope gate is sure of a question that the source answers."""
        intent = message.get(INTENT) or {}
        unit = answer_unit(intent.get(INTENT_NAME_KEY) or "", self._knowledge)
        return unit.kind == "fact" and intent[PREDICTED_CONFIDENCE_KEY] >= SURE_OF_QUESTION


def _report(message: Message, intent: str, person: str) -> None:
    clinic = load_clinic_settings()
    values = {
        "reported_person": person,
        "emergency_number": clinic.emergency_number,
        "urgent_line": clinic.urgent_line,
        "crisis_line": clinic.crisis_line,
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
