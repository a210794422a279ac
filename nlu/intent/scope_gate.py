"""Rasa component: a second opinion on whether a message is ours, and clear enough to answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.loader import load_knowledge
from nlu.intent.neighbours import Neighbours
from nlu.intent.scope_decision import (
    Candidate,
    Evidence,
    ScopeThresholds,
    decide,
    rank_units,
    without_unsure_talk,
)
from nlu.intent.vague_message import is_vague
from nlu.intents import FALLBACK, OUT_OF_SCOPE, TALK_KINDS, answer_unit
from nlu.message_attributes import CORRECTED_TEXT, certain, full_intent_of, sentence_vector, set_ranking
from nlu.safety.reported_person import is_personal
from nlu.training.trained_component import TrainedComponent

_KEPT_CANDIDATES = 5
_NO_VECTORS = np.zeros((0, 1), dtype=np.float32)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ScopeGate(TrainedComponent[Neighbours]):
    """Turns a ranking of all intents into one of four decisions.

    `answer` leaves the likeliest intent; `advice` puts the likeliest kind of advice first;
    `clarify` puts `nlu_fallback` before it, so that a rule asks back; `out_of_scope` puts
    that intent. The ranking is cut to the
    likeliest intent of each of five units: it is stored with every turn.
    """

    LEARNT_FILE = "neighbours.npz"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config: thresholds of docs/decisions/0002-scope-gate.md."""
        return {
            "margin": 0.0,
            "inside": 0.35,
            "confidence": 0.42,
            "gap": 0.05,
            "advice": 0.2,
            "advice_beside": 0.1,
            "advice_off_topic": 0.35,
            "talk": 0.5,
        }

    def __init__(self, config: dict[str, Any]) -> None:
        """Creates a gate from its thresholds."""
        names = ScopeThresholds.__dataclass_fields__
        self._thresholds = ScopeThresholds(**{name: float(config[name]) for name in names})
        self._knowledge = load_knowledge()

    def learn(self, training_data: TrainingData) -> Neighbours:
        """Takes the vectors of the phrasings inside and outside our scope."""
        inside: list[Any] = []
        outside: list[Any] = []
        for example in training_data.intent_examples:
            vector = sentence_vector(example)
            kind = answer_unit(full_intent_of(example), self._knowledge).kind
            if vector is not None and kind not in TALK_KINDS:
                (outside if kind == "out_of_scope" else inside).append(vector)
        return Neighbours(_stacked(inside), _stacked(outside))

    @classmethod
    def read(cls, path: Path) -> Neighbours:
        """Return the vectors that the model was trained with."""
        return Neighbours.load(path)

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and ranking of each message to what was decided."""
        for message in messages:
            ranking = message.get(INTENT_RANKING_KEY)
            if ranking:
                self._gate(message, ranking)
        return messages

    def _gate(self, message: Message, ranking: list[dict[str, Any]]) -> None:
        pairs = [(item[INTENT_NAME_KEY], item[PREDICTED_CONFIDENCE_KEY]) for item in ranking]
        candidates = without_unsure_talk(rank_units(pairs, self._knowledge), self._thresholds.talk)
        vector = sentence_vector(message)
        if vector is None:
            return
        text = message.get(CORRECTED_TEXT) or ""
        evidence = Evidence(self.learnt.nearness(vector), len(message.get(ENTITIES, [])), is_personal(text))
        readable = any(map(str.isalpha, text))
        is_clear = readable and not is_vague(text)
        decision = decide(candidates, evidence, self._thresholds) if is_clear else "clarify"
        if decision == "advice":
            candidates.sort(key=lambda candidate: candidate.unit.kind != "advice")
        kept = [_as_intent(candidate) for candidate in candidates[:_KEPT_CANDIDATES] if is_clear]
        if decision == "clarify":
            kept.insert(0, certain(FALLBACK))
        elif decision == "out_of_scope" and candidates[0].unit.kind != "out_of_scope":
            kept.insert(0, certain(OUT_OF_SCOPE))
        set_ranking(message, kept)


def _as_intent(candidate: Candidate) -> dict[str, Any]:
    return {INTENT_NAME_KEY: candidate.intent, PREDICTED_CONFIDENCE_KEY: candidate.confidence}


def _stacked(vectors: list[Any]) -> Any:
    return np.stack(vectors) if vectors else _NO_VECTORS
