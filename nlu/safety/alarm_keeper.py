"""Rasa component: while an alarm stands, reads a message as what people answer to an alarm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, ENTITY_ATTRIBUTE_TYPE, INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder.known_vectors import KnownVectors
from nlu.encoder.text_encoder import shared_encoder
from nlu.intent.intent_model import IntentModel
from nlu.intents import (
    AFTER_ALARM_PREFIX,
    FORGET_ME,
    QUESTION_INTENTS,
    REPORT_PREFIX,
    WRITE_OTHER_LANGUAGE,
    WRITE_SPANISH,
    base_name,
)
from nlu.message_attributes import (
    NORMALIZED_TEXT,
    certain,
    full_intent_of,
    gate_entity,
    name_as_rasa_does,
    sentence_vector,
    set_ranking,
)
from nlu.safety.after_alarm_phrasings import ORDINARY_QUESTION, load_after_alarm_phrasings
from nlu.safety.alarm_state import Alarm, Mark, standing_alarm
from nlu.safety.hints import ALARM_FOUND
from nlu.safety.reports import is_new_alarm
from nlu.slots import ALARM_SLOT, REPORTED_PERSON_SLOT
from nlu.text.normalized_text import normalize
from nlu.text.sentences import sentences
from nlu.training.some_vectors import some_vectors
from nlu.training.trained_component import TrainedComponent
from settings.clinic_settings import load_clinic_settings

# How sure it must be that a question has nothing to do with the alarm; config.yml holds the one in use.
THRESHOLD = 0.5
_REGULARIZATION = 10.0
_ROUNDS = 100
# So many ordinary phrasings of all intents stand beside those that are written for it.
_ORDINARY = 1500
# What is answered beside an alarm. No talk: "All right", "Goodbye, and take care" are for when all is well.
_ANSWERED = QUESTION_INTENTS | {
    FORGET_ME,
    WRITE_OTHER_LANGUAGE,
    WRITE_SPANISH,
    "request_help",
    "request_human",
    "request_more",
    "request_simpler",
    "request_source",
}
# A report of what was reported before: nothing of its own is said to it, but to these kinds of it.
REPEATED = "repeated"
_TOLD_AGAIN = frozenset({"worse_now", "still_means_it"})
_NO_ANSWERS = _TOLD_AGAIN | {ORDINARY_QUESTION, REPEATED}
_OF_THE_ALARM = frozenset({ALARM_SLOT, REPORTED_PERSON_SLOT})
# What a message without a vector may be.
_UNREAD = {REPEATED: 1.0, ORDINARY_QUESTION: 1.0}
# What alarms this much is a new alarm, whatever it may answer.
SURE_ALARM = 2.0
SAFE_NOW = "safe_now"
# How sure it must be that a sentence beside a question says that all are safe.
SURELY_SAFE = 0.8


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AlarmKeeper(TrainedComponent[IntentModel]):
    """Sets `after_alarm/<kind>` where an alarm stands, but for an ordinary question and a new alarm.

    It stands after all that decides what a message means otherwise.
    """

    LEARNT_FILE = "after_alarm_model.npz"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config; config.yml says what the number trades."""
        return {"threshold": THRESHOLD}

    def __init__(self, config: dict[str, Any]) -> None:
        """Creates a keeper from its settings."""
        self._threshold = float(config["threshold"])
        self._most_turns = load_clinic_settings().alarm_turns

    def learn(self, training_data: TrainingData) -> IntentModel:
        """Fits the model on what people answer to an alarm, and on some ordinary questions."""
        phrasings = load_after_alarm_phrasings()
        vectors = KnownVectors().of([normalize(each.text) for each in phrasings], shared_encoder())
        ordinary = list(some_vectors(training_data, _is_question, _ORDINARY))
        kinds = [*(each.kind for each in phrasings), *(ORDINARY_QUESTION for _ in ordinary)]
        everything = np.concatenate([vectors, np.stack(ordinary)]) if ordinary else vectors
        return IntentModel.train(everything, kinds, _REGULARIZATION, _ROUNDS)

    @classmethod
    def read(cls, path: Path) -> IntentModel:
        """Return the model that was trained."""
        return IntentModel.load(path)

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Sets the intent of a message that follows an alarm."""
        alarm = tracker and standing_alarm(tracker.get_slot, _marks(tracker), self._most_turns)
        if alarm:
            for message in messages:
                self._keep(message, alarm)
        return messages

    def _keep(self, message: Message, alarm: Alarm) -> None:
        intent = str((message.get(INTENT) or {}).get(INTENT_NAME_KEY) or "")
        text = (message.get(TEXT) or "").strip()
        # A button was offered for what it does.
        if text.startswith(INTENT_MESSAGE_PREFIX):
            return
        vector, found = sentence_vector(message), float(message.get(ALARM_FOUND) or 0.0)
        by_kind = dict(self.learnt.ranking(vector, 1.0)) if vector is not None else _UNREAD
        is_answer = self._is_answer(by_kind)
        if is_new_alarm(intent, alarm.report) and (found >= SURE_ALARM or not is_answer):
            return
        if base_name(intent) in QUESTION_INTENTS and self._says_all_are_safe(message):
            # What is asked is answered, with no number above it: the entity empties the slot.
            message.set(ENTITIES, [*(message.get(ENTITIES) or []), _ALL_ARE_SAFE], add_to_output=True)
            return
        if base_name(intent) in _ANSWERED and by_kind[ORDINARY_QUESTION] >= self._threshold:
            return
        kind = next(iter(by_kind))
        if intent.startswith(REPORT_PREFIX) and not is_answer and kind not in _TOLD_AGAIN:
            kind = REPEATED
        _set_answer(message, kind)

    def _says_all_are_safe(self, message: Message) -> bool:
        """Return whether one sentence of several surely says so, such as "home again and fine"."""
        parts = sentences(message.get(NORMALIZED_TEXT) or "")
        if len(parts) == 1:
            return False
        encodings = (shared_encoder().encode(part) for part in parts)
        rankings = (self.learnt.ranking(encoding.vector, 1.0) for encoding in encodings)
        return any(ranking[0][0] == SAFE_NOW and ranking[0][1] >= SURELY_SAFE for ranking in rankings)

    def _is_answer(self, by_kind: Mapping[str, float]) -> bool:
        """Return whether a message is surely an answer to an alarm, such as "I will not call"."""
        kind, likelihood = next(iter(by_kind.items()))
        return kind not in _NO_ANSWERS and likelihood >= self._threshold


_ALL_ARE_SAFE = gate_entity(ALARM_SLOT, "", AlarmKeeper)


def _set_answer(message: Message, kind: str) -> None:
    set_ranking(message, [certain(AFTER_ALARM_PREFIX + kind)])
    name_as_rasa_does(message)
    entities = message.get(ENTITIES) or []
    # What stands stays: "my husband called them" is no alarm about the husband.
    kept = [entity for entity in entities if entity[ENTITY_ATTRIBUTE_TYPE] not in _OF_THE_ALARM]
    message.set(ENTITIES, kept, add_to_output=True)


def _marks(tracker: DialogueStateTracker) -> Iterator[Mark]:
    return map(_mark, reversed(tracker.events))


def _mark(event: Event) -> Mark:
    if isinstance(event, SlotSet) and event.key == ALARM_SLOT:
        return "raised"
    return "message" if isinstance(event, UserUttered) else ""


def _is_question(example: Message) -> bool:
    return base_name(full_intent_of(example)) in QUESTION_INTENTS
