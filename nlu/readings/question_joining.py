"""Decides what a message asks whose questions were decided one by one. Knows nothing of Rasa."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.model import Knowledge
from nlu.intents import QUESTION_KINDS, AnswerUnit, answer_unit

FEWEST_WORDS_REFUSED = 3
# A fact that all of the message asks for as surely as this needs no advice declined beside it.
SURE = 0.7
SURE_ADVICE = 0.5
# Among several questions, what is as likely as this is taken for one of ours.
LIKELY = 0.3


@dataclass(frozen=True)
class Decided:
    """What a text was decided to ask: its intent, with what confidence, and the unit it leads to."""

    intent: str
    confidence: float
    unit: AnswerUnit

    @property
    def is_question(self) -> bool:
        """Whether it is a question that gets an answer of the knowledge, or is declined as one."""
        return self.unit.kind in QUESTION_KINDS


def decided(intent: str, confidence: float, knowledge: Knowledge) -> Decided:
    """Return a decision with the unit it leads to."""
    return Decided(intent, confidence, answer_unit(intent, knowledge))


def join_parts(whole: Decided, parts: Sequence[Decided], words: Sequence[int]) -> tuple[Decided, ...]:
    """Return what a message asks whose questions were decided one by one.

    Args:
        whole: What all of it asks when it is read as one question.
        parts: What each of its questions asks.
        words: How many words each of them has.
    """
    questions = _distinct(filter(_is_asked, parts))
    if not questions:
        return (whole,)
    is_sure = whole.unit.kind == "fact" and whole.confidence >= SURE
    if is_sure and any(question.unit == whole.unit for question in questions):
        # All of it clearly asks for a fact: what sounds like a wish for advice is the story around it.
        questions = tuple(question for question in questions if question.unit.kind != "advice")
    if len(questions) == 1 and whole.is_question:
        questions = (whole,)
    return questions + _refused(parts, words)


def _is_asked(question: Decided) -> bool:
    # A story sounds like a wish for advice to the careful decision; beside other questions it must be one.
    return question.is_question and (question.unit.kind != "advice" or question.confidence >= SURE_ADVICE)


def likeliest_question(ranking: Sequence[Decided]) -> Decided | None:
    """Return the likeliest question of ours in the ranking of a part, None where none is likely."""
    likely = [
        item for item in ranking if item.unit.kind in {"fact", "not_covered"} and item.confidence >= LIKELY
    ]
    return max(likely, key=lambda item: item.confidence, default=None)


def _distinct(questions: Iterable[Decided]) -> tuple[Decided, ...]:
    return tuple({question.unit: question for question in questions}.values())


def _refused(parts: Sequence[Decided], words: Sequence[int]) -> tuple[Decided, ...]:
    """Return the first part that is not ours, if any; of two words nothing can be told."""
    refused = (
        part
        for part, count in zip(parts, words, strict=True)
        if part.unit.kind == "out_of_scope" and count >= FEWEST_WORDS_REFUSED
    )
    first = next(refused, None)
    return (first,) if first else ()
