"""Checks the knowledge against the source and against what a reviewer accepts."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from knowledge.after_alarm_texts import EMERGENCY_WORDS
from knowledge.checks.problem import Problem
from knowledge.checks.reading_grade import reading_grade
from knowledge.checks.wording_check import plain_wording_problems, wording_problems
from knowledge.loader import KNOWLEDGE_DIRECTORY
from knowledge.model import Advice, Fact, Knowledge, NotCovered, Quote, Review, Sentence, Topic
from knowledge.source import cites
from knowledge.yaml_reader import read_yaml

KINDS = frozenset({"procedure", "imaging", "therapy", "theme"})
ANSWER_GRADE = 7.0
SIMPLE_GRADE = 5.0
ANSWER_WORDS = 60
IN_SPANISH = "_in_spanish"
# The grade is of sentences: a label of a word or two has none.
FEWEST_WORDS_GRADED = 4
_PLACEHOLDER = re.compile(r"\{\w*\}")
PROMOTIONAL_CLAIMS_FILE = Path("style") / "promotional_claims.yml"


def check_knowledge(knowledge: Knowledge) -> list[Problem]:
    """Return every fault of the knowledge, in the order of the files."""
    return [
        *(problem for topic in knowledge.topics.values() for problem in _topic(topic, knowledge)),
        *_ambiguous_aliases(knowledge),
        *(problem for item in knowledge.not_covered.values() for problem in _declined(item, knowledge)),
        *(problem for item in knowledge.advice.values() for problem in _declined(item, knowledge)),
        *(problem for sentence in knowledge.sentences.values() for problem in _sentence(sentence)),
        *_uncited_sentences(knowledge),
    ]


def _topic(topic: Topic, knowledge: Knowledge) -> Iterator[Problem]:
    if topic.kind not in KINDS:
        yield Problem(topic.where, f"unknown kind '{topic.kind}'", f"use one of {', '.join(sorted(KINDS))}")
    for related in topic.related:
        if related not in knowledge.topics:
            yield Problem(topic.where, f"related topic '{related}' does not exist", "name a topic's id")
    for fact in topic.facts:
        yield from _fact(fact, knowledge)


def _fact(fact: Fact, knowledge: Knowledge) -> Iterator[Problem]:
    yield from _quotes(fact.quotes, fact.where, knowledge)
    yield from _review(fact.review, fact.where)
    for name, text, limit in (
        ("answer", fact.answer, ANSWER_GRADE),
        ("simple", fact.simple, SIMPLE_GRADE),
    ):
        yield from _wording(name, text, limit, fact.where)
    yield from wording_problems(fact, knowledge)
    if fact.next not in knowledge.facts or fact.next == fact.id:
        yield Problem(fact.where, f"'next' names '{fact.next}', which is no other fact", "name a fact's id")


def _declined(item: NotCovered | Advice, knowledge: Knowledge) -> Iterator[Problem]:
    yield from _quotes(item.quotes, item.where, knowledge)
    yield from _review(item.review, item.where)
    # What stands in for a placeholder is a number, which is not ours to make easier.
    text = _PLACEHOLDER.sub("it", f"{item.sentence} {item.nearby}".strip())
    yield from _wording("sentence", text, ANSWER_GRADE, item.where)
    yield from plain_wording_problems("sentence", text, item.where)
    if bool(item.nearby) != bool(item.quotes):
        yield Problem(item.where, "'nearby' and 'quotes' go together", "add the one that is missing")


def _sentence(sentence: Sentence) -> Iterator[Problem]:
    yield from _review(sentence.review, sentence.where)
    # What stands in for a placeholder is a number or a name, which is not ours to make easier.
    text = sentence.text.format_map(dict.fromkeys(sentence.placeholders, "it"))
    most = EMERGENCY_WORDS if sentence.group == "emergency" else ANSWER_WORDS
    # The grade is of English.
    grade = float("inf") if sentence.id.endswith(IN_SPANISH) else ANSWER_GRADE
    yield from _wording(sentence.id, text, grade, sentence.where, most_words=most)


def _quotes(quotes: tuple[Quote, ...], where: str, knowledge: Knowledge) -> Iterator[Problem]:
    for quote in quotes:
        places = [s for s in knowledge.source.sentences if quote.text in s.text]
        if not places:
            yield Problem(where, f"the source does not say “{quote.text}”", "copy the passage word for word")
        elif all(place.section != quote.section for place in places):
            yield Problem(
                where, f"“{quote.text}” is not in section “{quote.section}”", f"write “{places[0].section}”"
            )


def _review(review: Review, where: str) -> Iterator[Problem]:
    try:
        date.fromisoformat(review.reviewed_on)
    except ValueError:
        yield Problem(where, f"review date '{review.reviewed_on}' is no date", "write it as 2026-11-24")


def _wording(
    name: str, text: str, limit: float, where: str, *, most_words: int = ANSWER_WORDS
) -> Iterator[Problem]:
    grade = reading_grade(text)
    if grade > limit and len(text.split()) >= FEWEST_WORDS_GRADED:
        yield Problem(where, f"'{name}' reads at grade {grade:.1f}", f"write it at grade {limit:g} or lower")
    words = len(text.split())
    if words > most_words:
        yield Problem(where, f"'{name}' has {words} words", f"shorten it to {most_words}")
    for pattern in _promotional_claims():
        found = pattern.search(text)
        if found:
            yield Problem(
                where,
                f"'{name}' makes a promotional claim, “{found.group()}”",
                "say whose claim it is, or drop it",
            )


@lru_cache(maxsize=1)
def _promotional_claims() -> tuple[re.Pattern[str], ...]:
    patterns = read_yaml(KNOWLEDGE_DIRECTORY / PROMOTIONAL_CLAIMS_FILE).items()
    return tuple(re.compile(pattern.text(), re.IGNORECASE) for pattern in patterns)


def _ambiguous_aliases(knowledge: Knowledge) -> Iterator[Problem]:
    owners: dict[str, Topic] = {}
    for topic in knowledge.topics.values():
        for alias in topic.aliases:
            other = owners.setdefault(alias.lower(), topic)
            if other is not topic:
                yield Problem(
                    topic.where,
                    f"alias '{alias}' is also one of {other.id} ({other.where})",
                    "keep it in one topic",
                )


def _uncited_sentences(knowledge: Knowledge) -> Iterator[Problem]:
    quotes = [quote for fact in knowledge.facts.values() for quote in fact.quotes]
    for sentence in knowledge.source.sentences:
        if not any(cites(quote, sentence) for quote in quotes):
            yield Problem(
                "knowledge/sources",
                f"no fact cites “{sentence.text}” ({sentence.section})",
                "quote it in a fact",
            )
