"""Decides whether a message is ours, and sure enough to answer. Knows nothing of Rasa."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from knowledge.model import Knowledge
from nlu.intents import REPORT_PREFIX, AnswerUnit, answer_unit
from nlu.neighbours import Nearness

Decision = Literal["answer", "clarify", "out_of_scope"]


@dataclass(frozen=True)
class Candidate:
    """A unit that may be meant: its likeliest intent, and the confidence of all its intents."""

    unit: AnswerUnit
    intent: str
    confidence: float


@dataclass(frozen=True)
class ScopeThresholds:
    """Where the gate draws its lines; chosen on the validation phrasings.

    `margin` and `inside` are cosines, `confidence` and `gap` probabilities.
    """

    margin: float
    inside: float
    confidence: float
    gap: float


@dataclass(frozen=True)
class ScopeDecision:
    """What to do with a message, and the candidates, likeliest first."""

    decision: Decision
    candidates: tuple[Candidate, ...]


def rank_units(ranking: Iterable[tuple[str, float]], knowledge: Knowledge) -> list[Candidate]:
    """Return the units of a ranking of intents, their confidences added up, likeliest first.

    Reports of red flags are left out: the safety gate alone decides on them.
    """
    units: dict[AnswerUnit, Candidate] = {}
    questions = (item for item in ranking if not item[0].startswith(REPORT_PREFIX))
    for intent, confidence in sorted(questions, key=lambda item: -item[1]):
        unit = answer_unit(intent, knowledge)
        known = units.get(unit)
        likeliest = known.intent if known else intent
        total = confidence + (known.confidence if known else 0.0)
        units[unit] = Candidate(unit, likeliest, total)
    return sorted(units.values(), key=lambda candidate: -candidate.confidence)


def decide(
    candidates: list[Candidate], nearness: Nearness, topics_named: int, thresholds: ScopeThresholds
) -> Decision:
    """Return what to do with a message.

    Talk is never refused: a wrong "thank you" harms nobody. Where the classifier sees a
    question of ours, the neighbours and the topics named have a say of their own.
    """
    best = candidates[0]
    if best.unit.kind == "talk":
        return "answer"
    if best.unit.kind == "out_of_scope":
        return "out_of_scope"
    needed = thresholds.margin / 2 if topics_named else thresholds.margin
    if nearness.margin < needed or nearness.inside < thresholds.inside:
        return "out_of_scope"
    second = candidates[1].confidence if len(candidates) > 1 else 0.0
    if best.confidence < thresholds.confidence or best.confidence - second < thresholds.gap:
        return "clarify"
    return "answer"
