"""Rasa component: makes one decision of how likely each intent is."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message

from knowledge.loader import load_knowledge
from nlu.intent.decision import (
    CLARIFY,
    DECISION_SETTINGS,
    TWO_FACTS,
    Candidate,
    decide,
    rank_units,
    read_costs,
)
from nlu.intents import FALLBACK
from nlu.message_attributes import CORRECTED_TEXT, SECOND_INTENT, certain, set_ranking
from nlu.training.configured_component import ConfiguredComponent

_KEPT_CANDIDATES = 5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DecisionGate(ConfiguredComponent):
    """Puts what is said first in the ranking, at the least expected cost.

    `nlu_fallback` stands first where the patient is asked back. The ranking is cut to the
    likeliest intent of each of five units: it is stored with every turn.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        """Creates a gate from its settings.

        Raises:
            SettingsError: The costs can't be used.
        """
        self._costs = read_costs(*map(config.get, DECISION_SETTINGS))
        self._knowledge = load_knowledge()

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and ranking of each message to what was decided."""
        for message in messages:
            ranking = message.get(INTENT_RANKING_KEY)
            if ranking:
                pairs = [(item[INTENT_NAME_KEY], item[PREDICTED_CONFIDENCE_KEY]) for item in ranking]
                self._decide(message, rank_units(pairs, self._knowledge))
        return messages

    def _decide(self, message: Message, candidates: list[Candidate]) -> None:
        if not any(map(str.isalpha, message.get(CORRECTED_TEXT) or "")):
            set_ranking(message, [certain(FALLBACK)])
            return
        decision = decide(candidates, self._costs)
        said = list(decision.units)
        kept = said + [item for item in candidates[:_KEPT_CANDIDATES] if item not in said]
        intents = [_as_intent(candidate) for candidate in kept[:_KEPT_CANDIDATES]]
        if decision.said == CLARIFY:
            intents.insert(0, certain(FALLBACK))
        elif decision.said == TWO_FACTS:
            message.set(SECOND_INTENT, said[1].intent)
        set_ranking(message, intents)


def _as_intent(candidate: Candidate) -> dict[str, Any]:
    return {INTENT_NAME_KEY: candidate.intent, PREDICTED_CONFIDENCE_KEY: candidate.confidence}
