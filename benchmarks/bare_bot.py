"""The floor to compare with: a bare Rasa bot, built, trained and loaded in this process.

Word and character counts, Rasa's logistic regression, RulePolicy, one response of the
domain. No embedding, no gate, no custom action.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import yaml
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.engine.caching import CACHE_LOCATION_ENV
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.model_training import train
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.intents import base_name
from nlu.message_attributes import full_intent_of, name_as_rasa_does
from painguide.checks.bot_data import read_bot_data

FEW_INTENTS = (
    "greet",
    "say_goodbye",
    "thank",
    "ask/rfa_how_it_works",
    "ask/recovery_quicker",
    "not_covered/cost",
)
_PHRASINGS_PER_INTENT = 10
_FEATURES = [
    {"name": "WhitespaceTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class FullNameClassifier(LogisticRegressionClassifier):
    """Rasa's classifier over full names of questions; hands on the base name, as our graph does.

    Rasa's own copies its whole matrix of coefficients at every turn: 148 intents cost more there
    than in the domain. Ours does not, and so does not this one.
    """

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the classifier (see parent class)."""
        for example in training_data.intent_examples:
            example.set(INTENT, full_intent_of(example))
        return super().train(training_data)

    @classmethod
    def load(cls, *args: Any, **kwargs: Any) -> FullNameClassifier:
        """Loads a trained classifier (see parent class)."""
        component = super().load(*args, **kwargs)
        component.clf.coef_ = np.asfortranarray(component.clf.coef_)
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets what was found on each message (see parent class)."""
        for message in super().process(messages):
            name_as_rasa_does(message)
        return messages


class BareBot:
    """Answers any message with a response of its domain, as fast as stock Rasa can."""

    def __init__(
        self,
        folder: Path,
        intents: Iterable[str] | None = None,
        *,
        by_base_name: bool = False,
        own_classifier: bool = False,
    ) -> None:
        """Builds and trains the bot in an empty folder.

        Args:
            folder: Where its files go.
            intents: Which of our intents it knows, by full names; None for all.
            by_base_name: Whether its domain knows base names, or an intent a question.
            own_classifier: Whether it classifies with `FullNameClassifier`.
        """
        files = _project(_phrasings(intents), by_base_name)
        files["config.yml"] = _config(own_classifier)
        for name, content in files.items():
            (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        domain, config, data = (str(folder / name) for name in ("domain.yml", "config.yml", "data.yml"))
        # Rasa's cache is the project's own: another bot in it would push ours out.
        with patch.dict(os.environ, {CACHE_LOCATION_ENV: str(folder / "cache")}):
            self._agent = Agent.load(train(domain, config, [data], output=str(folder)).model)

    async def turn(self, text: str, conversation: str) -> None:
        """Answers a message of a conversation.

        Raises:
            RuntimeError: The bot said nothing, so that its time means nothing.
        """
        output = CollectingOutputChannel()
        await self._agent.handle_message(UserMessage(text, output_channel=output, sender_id=conversation))
        if not output.messages:
            raise RuntimeError("the bare bot gave no answer; look at the project that benchmarks builds.")


def _phrasings(intents: Iterable[str] | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrasing in read_bot_data().phrasings:
        found.setdefault(phrasing.intent, []).append(phrasing.text)
    return {intent: found[intent][:_PHRASINGS_PER_INTENT] for intent in intents or sorted(found)}


def _project(phrasings: dict[str, list[str]], by_base_name: bool) -> dict[str, dict[str, Any]]:
    name_of = {intent: intent if by_base_name else intent.replace("/", "_") for intent in phrasings}
    nlu = [
        {"intent": name_of[intent], "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in phrasings.items()
    ]
    names = list(dict.fromkeys(map(base_name, name_of.values())))
    steps = [{"or": [{"intent": name} for name in names]}, {"action": "utter_answer"}]
    return {
        "domain.yml": {
            "version": "3.1",
            "intents": names,
            "responses": {"utter_answer": [{"text": "An answer."}]},
        },
        "data.yml": {"version": "3.1", "nlu": nlu, "rules": [{"rule": "answer", "steps": steps}]},
    }


def _config(own_classifier: bool) -> dict[str, Any]:
    own = f"{__name__}.{FullNameClassifier.__name__}"
    classifier = own if own_classifier else LogisticRegressionClassifier.__name__
    return {
        "recipe": "default.v1",
        "assistant_id": "bare",
        "language": "en",
        "importers": [{"name": "nlu.training.question_importer.QuestionImporter"}],
        "pipeline": [*_FEATURES, {"name": classifier, "max_iter": 20}],
        "policies": [{"name": "RulePolicy"}],
    }
