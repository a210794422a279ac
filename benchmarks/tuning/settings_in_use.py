"""Reads from config.yml the numbers that are tuned."""

from dataclasses import dataclass
from typing import Any

import yaml

from nlu.intent.decision import DECISION_SETTINGS, Costs, read_costs
from nlu.intent.decision_gate import DecisionGate
from nlu.intent.intent_classifier import IntentClassifier
from painguide.project import CONFIG_FILE


@dataclass(frozen=True)
class Settings:
    """The numbers of the classifier and of the decision."""

    regularization: float
    rounds: int
    temperature: float
    costs: Costs


def settings_in_use() -> Settings:
    """Return the numbers that the bot works with."""
    pipeline = yaml.safe_load(CONFIG_FILE.read_text(encoding="utf-8"))["pipeline"]
    fit, decision = _of(IntentClassifier, pipeline), _of(DecisionGate, pipeline)
    return Settings(
        regularization=float(fit["regularization"]),
        rounds=int(fit["rounds"]),
        temperature=float(fit["temperature"]),
        costs=read_costs(*map(decision.get, DECISION_SETTINGS)),
    )


def _of(component: Any, pipeline: list[dict[str, Any]]) -> dict[str, Any]:
    name = f"{component.__module__}.{component.__name__}"
    written = next(item for item in pipeline if item["name"] == name)
    return {**component.get_default_config(), **written}
