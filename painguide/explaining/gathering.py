"""Gathers what the graph made of a message into an explanation."""

from collections.abc import Iterator, Sequence

from rasa.shared.nlu.constants import INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message

from channels.turn import Replies
from knowledge.model import Knowledge
from nlu.conversation.choice_resolver import ChoiceResolver
from nlu.conversation.context_classifier import ContextClassifier
from nlu.graph_output import QUESTIONS, TONE
from nlu.intent.decision import Candidate, decide, rank_units, weighed
from nlu.intent.decision_gate import DecisionGate
from nlu.intents import REPORT_PREFIX
from nlu.language.language import language_of
from nlu.message_attributes import CONTEXT, CORRECTED_TEXT, NORMALIZED_TEXT, SECOND_INTENT, sentence_vector
from nlu.readings.reading import RESOLVED_INTENT, WHOLE, part_of
from nlu.safety.safety_gate import SafetyGate
from nlu.text.spelling_dictionary import WORD
from nlu.tone.tone_reader import ToneReader
from nlu.topics.knowledge_entity_extractor import TOPIC_MENTIONS
from painguide.explaining.explanation import (
    Choice,
    Explanation,
    LikelyUnit,
    ReadReading,
    RedFlags,
    Step,
)
from painguide.explaining.graph_trace import Stage, messages_after
from painguide.explaining.model_parts import ModelParts
from painguide.explaining.near_phrasings import NearPhrasings

_UNITS_SHOWN = 5


def gather(
    stages: list[Stage], parts: ModelParts, near: NearPhrasings, replies: Replies, knowledge: Knowledge
) -> Explanation:
    """Return the explanation of a message.

    Args:
        stages: What each component of the graph left.
        parts: What the model has learnt and was set to.
        near: The phrasings of the data.
        replies: What was said to the message.
        knowledge: What may be said.
    """
    resolved = messages_after(ChoiceResolver, stages)[0]
    normalized, corrected = resolved.get(NORMALIZED_TEXT) or "", resolved.get(CORRECTED_TEXT) or ""
    classified, gated = messages_after(ContextClassifier, stages), messages_after(DecisionGate, stages)
    return Explanation(
        normalized=normalized,
        corrections=_corrections(normalized, corrected),
        topics=tuple((mention.topic_id, mention.text) for mention in resolved.get(TOPIC_MENTIONS) or ()),
        language=language_of(normalized),
        tone=messages_after(ToneReader, stages)[0].get(TONE) or "",
        readings=tuple(
            _reading(before, after, parts, near, knowledge)
            for before, after in zip(classified, gated, strict=True)
        ),
        red_flags=_red_flags(normalized, corrected, parts, messages_after(SafetyGate, stages)[0]),
        steps=tuple(_steps(stages)),
        outcome=str(replies[0].get("outcome", "")),
        reply=str(replies[0].get("text", "")),
    )


def _corrections(normalized: str, corrected: str) -> tuple[tuple[str, str], ...]:
    pairs = zip(WORD.findall(normalized), WORD.findall(corrected), strict=False)
    return tuple((written, read) for written, read in pairs if written != read)


def _reading(
    classified: Message, gated: Message, parts: ModelParts, near: NearPhrasings, knowledge: Knowledge
) -> ReadReading:
    ranking = classified.get(INTENT_RANKING_KEY) or []
    pairs = [(item[INTENT_NAME_KEY], item[PREDICTED_CONFIDENCE_KEY]) for item in ranking]
    candidates = rank_units(pairs, knowledge)
    return ReadReading(
        label=label(classified),
        text=classified.get(CORRECTED_TEXT) or "",
        certain=_resolved(classified),
        likely=tuple(_likely(item, classified, near) for item in candidates[:_UNITS_SHOWN]),
        choices=_choices(candidates, parts) if candidates else (),
        decided=_intents(gated),
    )


def label(message: Message) -> str:
    """Return how a reading stands to the message as written, in words."""
    part, context = part_of(message), message.get(CONTEXT)
    told = "the message as written" if part == WHOLE else f"question {part + 1} of it"
    return f"{told}, behind “{context}”" if context else told


def _resolved(message: Message) -> tuple[str, ...]:
    resolved = message.get(RESOLVED_INTENT)
    return (resolved,) if resolved else ()


def _likely(candidate: Candidate, message: Message, near: NearPhrasings) -> LikelyUnit:
    vector = sentence_vector(message)
    return LikelyUnit(
        kind=candidate.unit.kind,
        id=candidate.unit.id,
        intent=candidate.intent,
        probability=round(candidate.confidence, 4),
        nearest=near.nearest(candidate.unit, vector) if vector is not None else (),
    )


def _choices(candidates: Sequence[Candidate], parts: ModelParts) -> tuple[Choice, ...]:
    cheapest = decide(candidates, parts.costs)
    return tuple(
        Choice(
            decision.said,
            tuple(item.unit.id for item in decision.units),
            round(decision.cost, 4),
            decision == cheapest,
        )
        for decision in sorted(weighed(candidates, parts.costs), key=lambda decision: decision.cost)
    )


def _red_flags(normalized: str, corrected: str, parts: ModelParts, gated: Message) -> RedFlags:
    detector, weight = parts.red_flags, parts.encoder_weight
    read = detector.read(normalized, corrected)
    reported = next(iter(_intents(gated)), "")
    return RedFlags(
        patterns=tuple(detector.patterns(normalized, corrected)),
        parts=tuple(read),
        encoder_weight=weight,
        alarm=round(detector.alarm(normalized, corrected, weight)[0], 4) if read else None,
        threshold=parts.threshold,
        reported=reported if reported.startswith(REPORT_PREFIX) else "",
    )


def _steps(stages: Sequence[Stage]) -> Iterator[Step]:
    """Yield the components that changed what the message as written asks."""
    before: tuple[object, ...] = ([], (), None, ())
    for stage in stages:
        message = stage.messages[0]
        now = (
            message.get(INTENT_RANKING_KEY) or [],
            tuple(message.get(QUESTIONS) or ()),
            message.get(SECOND_INTENT),
            _resolved(message),
        )
        if now != before:
            yield Step(stage.component, _intents(message))
        before = now


def _intents(message: Message) -> tuple[str, ...]:
    """Return the full names of the intents that a message has so far."""
    several = message.get(QUESTIONS)
    if several:
        return tuple(several)
    ranking = message.get(INTENT_RANKING_KEY) or []
    first = tuple(item[INTENT_NAME_KEY] for item in ranking[:1])
    second = message.get(SECOND_INTENT)
    return (*first, second) if first and second else first or _resolved(message)
