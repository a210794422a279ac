"""Rasa intent classifier: how likely each intent of a message is after what was answered last."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.loader import load_knowledge
from nlu.conversation.context import context_of, in_context
from nlu.conversation.conversation_focus import read_focus
from nlu.conversation.follow_ups import taught_in_context
from nlu.conversation.listed_items import items_of, with_item_named
from nlu.encoder.known_vectors import KnownVectors
from nlu.encoder.text_encoder import shared_encoder
from nlu.intent.intent_model import IntentModel
from nlu.intents import is_classified
from nlu.message_attributes import CONTEXT, CORRECTED_TEXT, full_intent_of, set_ranking
from nlu.readings.reading import RESOLVED_INTENT, part_of
from nlu.training.trained_component import TrainedComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ContextClassifier(TrainedComponent[IntentModel]):
    """Reads a message behind its context, and mixes what it finds into the ranking of the message alone.

    A message has a context while something is in focus; a question of several has the one before it.
    """

    LEARNT_FILE = "context_model.npz"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config; config.yml says what each number trades."""
        return {"regularization": 3.0, "rounds": 60, "weight": 0.9}

    def __init__(self, config: dict[str, Any]) -> None:
        """Creates a classifier from its settings."""
        self._regularization = float(config["regularization"])
        self._rounds = int(config["rounds"])
        self._weight = float(config["weight"])
        self._knowledge = load_knowledge()

    def learn(self, training_data: TrainingData) -> IntentModel:
        """Fits the model on the follow-ups, and on phrasings behind a context of others."""
        phrasings = [
            (str(example.get(CORRECTED_TEXT) or ""), full_intent_of(example))
            for example in training_data.intent_examples
            if is_classified(full_intent_of(example))
        ]
        texts, intents = zip(*taught_in_context(phrasings), strict=True)
        vectors = KnownVectors().of(texts, shared_encoder())
        return IntentModel.train(vectors, intents, self._regularization, self._rounds)

    @classmethod
    def read(cls, path: Path) -> IntentModel:
        """Return the model that was trained."""
        return IntentModel.load(path)

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Mixes the ranking of each message that has a context."""
        focus = read_focus(tracker)
        context, items = context_of(focus, self._knowledge), items_of(focus, self._knowledge)
        for message in messages:
            corrected = message.get(CORRECTED_TEXT) or ""
            before = _before(message, messages) or context
            text = in_context(before, with_item_named(corrected, items))
            if text != corrected and not messages[0].get(RESOLVED_INTENT):
                message.set(CONTEXT, before)
                self._mix(message, text)
        return messages

    def _mix(self, message: Message, text: str) -> None:
        alone = {
            item[INTENT_NAME_KEY]: item[PREDICTED_CONFIDENCE_KEY]
            for item in message.get(INTENT_RANKING_KEY) or []
        }
        behind = dict(self.learnt.ranking(shared_encoder().encode(text).vector, 1.0))
        shares = {
            name: self._weight * behind.get(name, 0.0) + (1 - self._weight) * alone.get(name, 0.0)
            for name in {**alone, **behind}
        }
        likeliest = sorted(shares.items(), key=lambda item: -item[1])
        set_ranking(
            message, [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: share} for name, share in likeliest]
        )


def _before(message: Message, messages: list[Message]) -> str:
    """Return the question that stands before one of several in the same message, "" where there is none."""
    part = part_of(message)
    if part < 1:
        return ""
    return next(str(item.get(CORRECTED_TEXT)) for item in messages if part_of(item) == part - 1)
