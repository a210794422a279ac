"""Decides whether a message is ours, and sure enough to answer. Knows nothing of Rasa."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from knowledge.model import Knowledge
from nlu.intents import REPORT_PREFIX, AnswerUnit, answer_unit
from nlu.neighbours import Nearness

Decision = Literal["answer", "advice", "clarify", "out_of_scope"]


@dataclass(frozen=True)
class Candidate:
    """A unit that may be meant: its likeliest intent, and the confidence of all its intents."""

    unit: AnswerUnit
    intent: str
    confidence: float


@dataclass(frozen=True)
class ScopeThresholds:
    """Where the gate draws its lines; chosen on the validation phrasings.

    `margin` and `inside` are cosines, the others probabilities. `advice` and
    `advice_beside` are the sum over all kinds of advice that declines a message: where
    nothing else is clear, and beside a question that gets no fact anyway.
    """

    margin: float
    inside: float
    confidence: float
    gap: float
    advice: float
    advice_beside: float


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
    question of ours, the neighbours and the topics named have a say of their own. Advice
    is declined early: a patient who asks for it must not be asked back, nor sent away.
    """
    best = candidates[0]
    if best.unit.kind == "talk":
        return "answer"
    clear = _is_clear(candidates, thresholds)
    if _seeks_advice(candidates, clear, thresholds):
        return "advice"
    if best.unit.kind == "out_of_scope":
        return "out_of_scope"
    needed = thresholds.margin / 2 if topics_named else thresholds.margin
    if nearness.margin < needed or nearness.inside < thresholds.inside:
        return "out_of_scope"
    return "answer" if clear else "clarify"


def _is_clear(candidates: list[Candidate], thresholds: ScopeThresholds) -> bool:
    best = candidates[0].confidence
    second = candidates[1].confidence if len(candidates) > 1 else 0.0
    return best >= thresholds.confidence and best - second >= thresholds.gap


def _seeks_advice(candidates: list[Candidate], clear: bool, thresholds: ScopeThresholds) -> bool:
    advice = sum(candidate.confidence for candidate in candidates if candidate.unit.kind == "advice")
    if candidates[0].unit.kind in {"not_covered", "out_of_scope"}:
        return advice >= thresholds.advice_beside
    return advice >= thresholds.advice and not (clear and candidates[0].unit.kind == "fact")
