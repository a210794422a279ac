"""Checks that a fact's words say what its passage says: no less, no more, and first of all."""

import re
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from knowledge.checks.problem import Problem
from knowledge.loader import KNOWLEDGE_DIRECTORY
from knowledge.model import Fact, Knowledge
from knowledge.yaml_reader import read_yaml

STYLE_DIRECTORY = KNOWLEDGE_DIRECTORY / "style"
# Of the words of the passage that a fact says best, so many stand in its answer.
LEAST_SHARED = 0.25
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?%?")
_WORD = re.compile(r"[a-z]{3,}")
_PHYSICIAN = re.compile(r"(?<!pain )\bphysicians?\b", re.IGNORECASE)
_stemmer = snowballstemmer.stemmer("english")


def wording_problems(fact: Fact, knowledge: Knowledge) -> Iterator[Problem]:
    """Yield what is wrong with the words of a fact, seen beside its passages and the article."""
    if _style("openings.yml").match(fact.answer):
        yield Problem(
            fact.where,
            f"'answer' opens with “{' '.join(fact.answer.split()[:3])}”",
            "begin with what is asked for, so that it meets yes or no, what, why and how",
        )
    if not _says_what_a_passage_says(fact):
        yield Problem(fact.where, "'answer' has few words of its passages", "say what the first one says")
    if not _in_order(fact.items, fact.answer):
        yield Problem(fact.where, "'items' are not what 'answer' lists, in its order", "copy them from it")
    for name, text in (("answer", fact.answer), ("simple", fact.simple)):
        yield from _hedges(name, text, fact)
        yield from _numbers(name, text, fact.where, knowledge)
        yield from plain_wording_problems(name, text, fact.where)


def _in_order(items: tuple[str, ...], text: str) -> bool:
    return bool(re.search(".*".join(map(re.escape, items)), text))


def plain_wording_problems(name: str, text: str, where: str) -> Iterator[Problem]:
    """Yield what is wrong with any text that a patient reads, whatever it stands for."""
    for spelling, instead in _american_spelling():
        if found := spelling.search(text):
            yield Problem(where, f"'{name}' writes “{found.group()}”", f"write {instead}")
    if found := _PHYSICIAN.search(text):
        cure = "write doctor; the disclaimer says physician"
        yield Problem(where, f"'{name}' says “{found.group()}”", cure)
    if _medicine_warning("speaks").search(text) and not _medicine_warning("says").search(text):
        yield Problem(
            where,
            f"'{name}' speaks of needing less medicine and does not warn",
            "add “Never stop or change a medicine on your own”",
        )


def _hedges(name: str, text: str, fact: Fact) -> Iterator[Problem]:
    hedge = _style("hedges.yml")
    held_back = hedge.search(fact.quotes[0].text)
    if held_back and not hedge.search(text):
        yield Problem(
            fact.where,
            f"'{name}' is surer than its first passage, which says “{held_back.group()}”",
            "keep the hedge",
        )


def _numbers(name: str, text: str, where: str, knowledge: Knowledge) -> Iterator[Problem]:
    article = " ".join(sentence.text for sentence in knowledge.source.sentences)
    for number in _NUMBER.findall(text):
        if number not in article:
            yield Problem(where, f"'{name}' gives the number {number}, which the article does not", "drop it")


def _says_what_a_passage_says(fact: Fact) -> bool:
    said = _stems(fact.answer)
    passages = [_stems(quote.text) for quote in fact.quotes]
    return any(len(passage & said) >= LEAST_SHARED * len(passage) for passage in passages)


def _stems(text: str) -> set[str]:
    return set(_stemmer.stemWords(_WORD.findall(text.lower())))


@lru_cache
def _style(name: str) -> re.Pattern[str]:
    patterns = [pattern.text() for pattern in read_yaml(STYLE_DIRECTORY / name).items()]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@lru_cache
def _american_spelling() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(entry.field("not").text(), re.IGNORECASE), entry.field("write").text())
        for entry in read_yaml(STYLE_DIRECTORY / "american_spelling.yml").items()
    )


@lru_cache
def _medicine_warning(field: str) -> re.Pattern[str]:
    path = STYLE_DIRECTORY / "medicine_warning.yml"
    return re.compile(read_yaml(path).field(field).text(), re.IGNORECASE)
