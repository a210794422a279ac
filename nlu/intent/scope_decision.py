"""Decides whether a message is ours, and sure enough to answer. Knows nothing of Rasa."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from knowledge.model import Knowledge
from nlu.intent.neighbours import Nearness
from nlu.intents import OUT_OF_SCOPE, REPORT_PREFIX, TALK_KINDS, AnswerUnit, answer_unit

_MAY_BE_MEANT = 0.15
Decision = Literal["answer", "advice", "clarify", "out_of_scope"]


@dataclass(frozen=True)
class Candidate:
    """A unit that may be meant: its likeliest intent, and the confidence of all its intents."""

    unit: AnswerUnit
    intent: str
    confidence: float
    topic: str = ""


@dataclass(frozen=True)
class ScopeThresholds:
    """Where the gate draws its lines; chosen on the validation phrasings.

    `margin` and `inside` are cosines, the others probabilities. Those of advice are the sum
    over all kinds of advice that declines a personal message: where nothing else is clear,
    beside a question that gets no fact anyway, and beside what is not ours at all. Talk, or a
    statement, that is less sure than `talk` is left out where a question may be meant.
    """

    margin: float
    inside: float
    confidence: float
    gap: float
    advice: float
    advice_beside: float
    advice_off_topic: float
    talk: float


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
        topic = knowledge.facts[unit.id].topic_id if unit.kind == "fact" else ""
        units[unit] = Candidate(unit, likeliest, total, topic)
    return sorted(units.values(), key=lambda candidate: -candidate.confidence)


@dataclass(frozen=True)
class Evidence:
    """What speaks beside the classifier: known phrasings, topics named, a person spoken of."""

    nearness: Nearness
    topics_named: int = 0
    personal: bool = False


def decide(candidates: list[Candidate], evidence: Evidence, thresholds: ScopeThresholds) -> Decision:
    """Return what to do with a message.

    Talk and statements are never refused: a wrong "thank you" harms nobody. Where the
    classifier sees a question of ours, the neighbours and the topics named have a say of
    their own. Advice is declined early: a patient who asks for it must not be asked back,
    nor sent away.
    """
    best = candidates[0]
    if best.unit.kind in TALK_KINDS:
        return "answer"
    # Whoever may ask for advice gets a fact only where that one fact is likely, not its topic.
    sure = best.confidence >= thresholds.confidence
    if _seeks_advice(candidates, sure, evidence.personal, thresholds):
        return "advice"
    if best.unit.kind == "out_of_scope":
        return "out_of_scope"
    needed = thresholds.margin / 2 if evidence.topics_named else thresholds.margin
    if evidence.nearness.margin < needed or evidence.nearness.inside < thresholds.inside:
        return "out_of_scope"
    return "answer" if _is_clear(candidates, thresholds) else "clarify"


def without_unsure_talk(candidates: list[Candidate], surest: float) -> list[Candidate]:
    """Return the candidates without talk that is less sure than this, where a question may be meant.

    A patient who asks must not be taken for one who chats or commands.
    """
    best = candidates[0]
    others = [candidate for candidate in candidates if candidate.unit.kind not in TALK_KINDS]
    may_ask = any(
        candidate.confidence >= _MAY_BE_MEANT for candidate in others if candidate.unit.kind != "out_of_scope"
    )
    if best.unit.kind not in TALK_KINDS or best.confidence >= surest or not may_ask:
        return candidates
    return others


def _is_clear(candidates: list[Candidate], thresholds: ScopeThresholds) -> bool:
    """Return whether one unit, or the facts of one topic together, stand out."""
    best, *others = candidates
    # Of two facts of one topic the likelier is no wrong answer, and the other one is offered below it.
    related = [other for other in others if best.topic and other.topic == best.topic]
    beside = [other for other in others if other not in related]
    together = best.confidence + sum(other.confidence for other in related)
    second = beside[0].confidence if beside else 0.0
    return together >= thresholds.confidence and together - second >= thresholds.gap


def _seeks_advice(
    candidates: list[Candidate], sure: bool, personal: bool, thresholds: ScopeThresholds
) -> bool:
    best = candidates[0]
    advice = sum(candidate.confidence for candidate in candidates if candidate.unit.kind == "advice")
    if best.unit.kind == "advice":
        return advice >= thresholds.advice
    if best.intent == OUT_OF_SCOPE:
        return advice >= thresholds.advice_off_topic
    if not personal or (best.unit.kind == "fact" and sure):
        return False
    return advice >= (thresholds.advice_beside if best.unit.kind == "not_covered" else thresholds.advice)
