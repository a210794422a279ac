"""The floor to compare with: a bare Rasa bot, built, trained and loaded in this process.

Word and character counts, Rasa's logistic regression, RulePolicy, one response of the
domain. No embedding, no gate, no custom action.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.engine.caching import CACHE_LOCATION_ENV
from rasa.model_training import train

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
_CONFIG = {
    "recipe": "default.v1",
    "assistant_id": "bare",
    "language": "en",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {"name": "LogisticRegressionClassifier", "max_iter": 20},
    ],
    "policies": [{"name": "RulePolicy"}],
}


class BareBot:
    """Answers any message with a response of its domain, as fast as stock Rasa can."""

    def __init__(self, folder: Path, intents: Iterable[str] | None = None) -> None:
        """Builds and trains the bot in an empty folder, for some of our intents or for all."""
        files = _project(_phrasings(intents))
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
    return {intent: found[intent] for intent in intents or sorted(found)}


def _project(phrasings: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    nlu = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts[:_PHRASINGS_PER_INTENT])}
        for intent, texts in phrasings.items()
    ]
    steps = [{"or": [{"intent": intent} for intent in phrasings]}, {"action": "utter_answer"}]
    return {
        "config.yml": _CONFIG,
        "domain.yml": {
            "version": "3.1",
            "intents": list(phrasings),
            "responses": {"utter_answer": [{"text": "An answer."}]},
        },
        "data.yml": {"version": "3.1", "nlu": nlu, "rules": [{"rule": "answer", "steps": steps}]},
    }
