"""Rasa component: the last word on a message that reports an emergency."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.red_flags import Tier
from nlu.encoder.text_encoder import shared_encoder
from nlu.intents import WRITE_OTHER_LANGUAGE, WRITE_SPANISH, is_classified
from nlu.message_attributes import (
    CORRECTED_TEXT,
    NORMALIZED_TEXT,
    certain,
    full_intent_of,
    gate_entity,
    set_ranking,
)
from nlu.readings.reading import is_as_written
from nlu.safety.alarm_state import ENGLISH, SPANISH
from nlu.safety.hints import ALARM_FOUND, joined_with, most_alarming, recent_messages
from nlu.safety.red_flag_detector import ENCODER_WEIGHT, THRESHOLD, RedFlagDetector
from nlu.safety.red_flag_model import RedFlagModel
from nlu.safety.reports import intent_of_tiers
from nlu.slots import (
    ABUSE_LINE_SLOT,
    ALARM_SLOT,
    CRISIS_LINE_SLOT,
    EMERGENCY_NUMBER_SLOT,
    LANGUAGE_SLOT,
    URGENT_LINE_SLOT,
)
from nlu.training.trained_component import TrainedComponent
from settings.clinic_settings import ClinicSettings, load_clinic_settings

# How alarming a message must be in another language, and short ones together; what a hint takes off.
FOREIGN_THRESHOLD = -0.5
JOINED_THRESHOLD = 4.0
HINT = -3.5
LOWERED_BY = 0.7
OVERRULED_BELOW = -5.0


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
        return {
            "threshold": THRESHOLD,
            "foreign_threshold": FOREIGN_THRESHOLD,
            "encoder_weight": ENCODER_WEIGHT,
            "joined_threshold": JOINED_THRESHOLD,
            "hint": HINT,
            "lowered_by": LOWERED_BY,
            "overruled_below": OVERRULED_BELOW,
        }

    def __init__(self, config: dict[str, Any]) -> None:
        """Creates a gate from its settings."""
        self._config = {name: float(config[name]) for name in self.get_default_config()}
        # At once: a model is not loaded for a clinic without a number to call.
        self._clinic = load_clinic_settings()

    def learn(self, training_data: TrainingData) -> RedFlagDetector:
        """Trains the second look."""
        detector = RedFlagDetector(shared_encoder())
        detector.train(
            example.get(TEXT)
            for example in training_data.intent_examples
            if example.get(TEXT) and is_classified(full_intent_of(example))
        )
        return detector

    @classmethod
    def read(cls, path: Path) -> RedFlagDetector:
        """Return the detector with the second look that the model was trained with."""
        return RedFlagDetector(shared_encoder(), RedFlagModel.load(path))

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Sets intent and entities of each message that reports a red flag, alone or with the last ones."""
        recent = recent_messages(tracker)
        for message in filter(is_as_written, messages):
            tiers = self._tiers(message, recent)
            if tiers:
                _report(message, intent_of_tiers(tiers), _language(message, tracker), self._clinic)
        return messages

    def _tiers(self, message: Message, recent: list[UserUttered]) -> tuple[Tier, ...]:
        normalized = message.get(NORMALIZED_TEXT) or ""
        corrected = message.get(CORRECTED_TEXT) or normalized
        weight = self._config["encoder_weight"]
        is_foreign = _intent(message) in {WRITE_SPANISH, WRITE_OTHER_LANGUAGE}
        threshold = self._config["foreign_threshold" if is_foreign else "threshold"]
        if most_alarming(recent) >= self._config["hint"]:
            threshold -= self._config["lowered_by"]
        findings = self.learnt.examine(normalized, corrected, weight)
        if findings.alarm > -np.inf:
            message.set(ALARM_FOUND, round(findings.alarm, 2), add_to_output=True)
        found = findings.tiers(threshold, self._config["overruled_below"])
        return found or self._tiers_together(recent, normalized, weight)

    def _tiers_together(self, recent: list[UserUttered], normalized: str, weight: float) -> tuple[Tier, ...]:
        """Return the tiers that a message reports together with the last ones."""
        threshold = self._config["joined_threshold"]
        together = (
            self.learnt.tiers(text, text, threshold, weight) for text in joined_with(recent, normalized)
        )
        return next(filter(None, together), ())


def _intent(message: Message) -> str:
    return str((message.get(INTENT) or {}).get(INTENT_NAME_KEY) or "")


def _language(message: Message, tracker: DialogueStateTracker | None) -> str:
    """Return in which language an alarm is answered: who was answered in Spanish is so again."""
    was_spanish = tracker is not None and tracker.get_slot(LANGUAGE_SLOT) == SPANISH
    return SPANISH if was_spanish or _intent(message) == WRITE_SPANISH else ENGLISH


def _report(message: Message, intent: str, language: str, clinic: ClinicSettings) -> None:
    values = {
        ALARM_SLOT: intent,
        LANGUAGE_SLOT: language,
        EMERGENCY_NUMBER_SLOT: clinic.emergency_number,
        URGENT_LINE_SLOT: clinic.urgent_line,
        CRISIS_LINE_SLOT: clinic.crisis_line,
        ABUSE_LINE_SLOT: clinic.abuse_line,
    }
    set_ranking(message, [certain(intent)])
    message.set(
        ENTITIES, [gate_entity(name, value, SafetyGate) for name, value in values.items()], add_to_output=True
    )
