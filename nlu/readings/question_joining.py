"""Decides what a message asks from the decisions on all its readings. Knows nothing of Rasa."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.model import Knowledge
from nlu.conversation.focus import is_referent
from nlu.intents import FALLBACK, QUESTION_KINDS, TALK_KINDS, AnswerUnit, answer_unit

FEWEST_WORDS_REFUSED = 3
# What is not covered, or advice, that is as sure as this needs no topic to be understood.
SURE = 0.7
SURE_ADVICE = 0.5
# Among several questions, what is as likely as this is taken for one of ours.
LIKELY = 0.3
POLITE_TALK = frozenset({"thank", "acknowledge", "affirm", "deny", "greet", "praise_bot", "say_goodbye"})
MISTAKEN_TALK = frozenset({"request_help", "exchange_pleasantries", "challenge_bot", "chitchat"})
COMMANDS = frozenset(
    {
        "request_simpler",
        "request_more",
        "request_source",
        "request_human",
        "request_help",
        "show_visit_questions",
        "add_visit_question",
        "prepare_for_visit",
        "restart_conversation",
    }
)


@dataclass(frozen=True)
class Decided:
    """What one reading was decided to ask: its intent, with what confidence."""

    intent: str
    confidence: float
    unit: AnswerUnit

    @property
    def is_question(self) -> bool:
        """Whether it is a question that gets an answer of the knowledge, or is declined as one."""
        return self.unit.kind in QUESTION_KINDS


@dataclass(frozen=True)
class Alternative:
    """A reading with a topic put in ("" for none) or masked, and what it was decided to ask."""

    topic: str
    decided: Decided
    masked: bool = False


@dataclass(frozen=True)
class Joined:
    """What a message asks: `questions`, or `unclear` ones of which one is meant."""

    questions: tuple[Decided, ...] = ()
    unclear: tuple[Decided, ...] = ()


def decided(intent: str, confidence: float, knowledge: Knowledge) -> Decided:
    """Return a decision with the unit it leads to."""
    return Decided(intent, confidence, answer_unit(intent, knowledge))


def join_reading(
    as_written: Decided, alternatives: Sequence[Alternative], each: bool, knowledge: Knowledge
) -> Joined:
    """Return what one question asks: as it is written, or with a topic put in.

    Where readings with different topics ask for different things, nothing is guessed.
    """
    found = [alternative for alternative in alternatives if _may_replace(as_written, alternative, knowledge)]
    if not found:
        return Joined((as_written,))
    distinct = list({alternative.decided.unit: alternative for alternative in found}.values())
    if each:
        return Joined(tuple(alternative.decided for alternative in distinct))
    if len(distinct) == 1 or any(alternative.masked or not alternative.topic for alternative in distinct):
        best = max(distinct, key=lambda alternative: alternative.decided.confidence)
        return Joined((_better(as_written, best, knowledge),))
    if as_written.unit.kind in {"not_covered", "advice"}:
        return Joined((as_written,))
    return Joined(unclear=tuple(alternative.decided for alternative in distinct))


def _may_replace(as_written: Decided, alternative: Alternative, knowledge: Knowledge) -> bool:
    decided = alternative.decided
    if as_written.unit.kind in TALK_KINDS and as_written.intent != FALLBACK:
        # "Thanks. Tell me more" is more than thanks; "what does it do" need not mean the bot.
        if alternative.topic:
            return as_written.intent in MISTAKEN_TALK and decided.unit.kind == "fact"
        leads_on = as_written.unit.kind == "statement" or as_written.intent in POLITE_TALK
        return leads_on and not alternative.masked and (decided.is_question or decided.intent in COMMANDS)
    if alternative.masked:
        return decided.unit.kind == "not_covered" or _is_of_theme(decided, knowledge)
    return decided.is_question


def _is_of_theme(decided: Decided, knowledge: Knowledge) -> bool:
    if decided.unit.kind != "fact":
        return False
    return not is_referent(knowledge.topics[knowledge.facts[decided.unit.id].topic_id])


def _better(as_written: Decided, alternative: Alternative, knowledge: Knowledge) -> Decided:
    """Return the surer decision; a fact about the topic put in is surer than one about nothing named."""
    decided = alternative.decided
    if not as_written.is_question:
        return decided
    if as_written.unit.kind == decided.unit.kind == "fact":
        if not alternative.topic:
            return as_written
        return decided if knowledge.facts[decided.unit.id].topic_id == alternative.topic else as_written
    if as_written.unit.kind != "fact" and as_written.confidence >= SURE:
        return as_written
    return decided if decided.confidence > as_written.confidence else as_written


def join_parts(whole: Joined, parts: Sequence[Joined], words: Sequence[int]) -> Joined:
    """Return what a message asks whose questions were decided one by one.

    Args:
        whole: What all of it asks when it is read as one question.
        parts: What each of its questions asks.
        words: How many words each of them has.
    """
    questions = _distinct(question for part in parts for question in part.questions if _is_asked(question))
    sure = {item.unit for item in whole.questions if item.unit.kind == "fact" and item.confidence >= SURE}
    if sure & {question.unit for question in questions}:
        # All of it clearly asks for a fact: what sounds like a wish for advice is the story around it.
        questions = tuple(question for question in questions if question.unit.kind != "advice")
    if len(questions) >= 2:
        return Joined(questions + _refused(parts, words))
    if not questions or any(question.is_question for question in whole.questions):
        if questions and _refused(parts, words):
            return Joined(whole.questions + _refused(parts, words))
        return whole
    return Joined(questions + _refused(parts, words))


def _is_asked(question: Decided) -> bool:
    # A story sounds like a wish for advice to the careful decision; beside other questions it must be one.
    return question.is_question and (question.unit.kind != "advice" or question.confidence >= SURE_ADVICE)


def likeliest_question(rankings: Iterable[Sequence[Decided]]) -> Decided | None:
    """Return the likeliest question of ours in the rankings of a part, None where none is likely."""
    likely = [
        item
        for ranking in rankings
        for item in ranking
        if item.unit.kind in {"fact", "not_covered"} and item.confidence >= LIKELY
    ]
    return max(likely, key=lambda item: item.confidence, default=None)


def _distinct(questions: Iterable[Decided]) -> tuple[Decided, ...]:
    return tuple({question.unit: question for question in questions}.values())


def _refused(parts: Sequence[Joined], words: Sequence[int]) -> tuple[Decided, ...]:
    """Return the first part that is not ours, if any; of two words nothing can be told."""
    refused = (
        question
        for part, count in zip(parts, words, strict=True)
        for question in part.questions
        if question.unit.kind == "out_of_scope" and count >= FEWEST_WORDS_REFUSED
    )
    first = next(refused, None)
    return (first,) if first else ()
