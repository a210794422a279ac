"""The patient's list of questions for the visit. Pure."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from actions.payload import values_in
from knowledge.model import Knowledge
from knowledge.word_list import read_places, read_words
from nlu.intents import ADD_VISIT_QUESTION, answer_unit

MOST_QUESTIONS = 10

_WORDS = Path(__file__).parent / "words"
_PLACES = read_places(_WORDS / "places.txt")
_LAST = frozenset(read_words(_WORDS / "last.txt"))
# Elsewhere it stands for the question itself: "the one about driving".
_NUMBER_ONE = re.compile(r"\b(?:number|question|no|nr) one\b", re.IGNORECASE)
_PLAIN = frozenset(read_words(_WORDS / "said_to_change_the_list.txt"))


def questions_of_intents(intents: Sequence[str], knowledge: Knowledge) -> list[str]:
    """Return the questions to bring to the physician that belong to intents, in their order."""
    questions: list[str] = []
    for intent in intents:
        unit = answer_unit(intent, knowledge)
        if unit.kind == "not_covered":
            questions.append(knowledge.not_covered[unit.id].question)
        elif unit.kind == "advice":
            questions.extend(knowledge.advice[unit.id].questions)
        elif unit.kind == "fact":
            questions.append(knowledge.facts[unit.id].question)
    return questions


def intents_to_add(reply: Mapping[str, Any] | None) -> list[str]:
    """Return the intents whose questions a Reply offers to add to the list."""
    payloads = [str(button["payload"]) for button in (reply or {}).get("buttons") or ()]
    offered = [values_in(payload) for payload in payloads if payload.startswith(f"/{ADD_VISIT_QUESTION}")]
    return [intent for values in offered for intent in values.get("about", "").split()]


def with_questions(questions: Sequence[str], added: Sequence[str]) -> list[str]:
    """Return a list with more questions at its end: each stands once, and no more than fit."""
    return list(dict.fromkeys([*questions, *added]))[:MOST_QUESTIONS]


def place_meant(text: str, questions: Sequence[str]) -> int | None:
    """Return which question of a list a text means, counted from 0, or None where it is not clear."""
    words = re.findall(r"\w+", text.casefold())
    if _LAST & set(words):
        return len(questions) - 1 if questions else None
    number = next((int(word) for word in words if word.isdecimal() and len(word) < 4), None)
    if number is None:
        number = next((_PLACES[word] + 1 for word in words if word in _PLACES), None)
    if number is None and _NUMBER_ONE.search(text):
        number = 1
    if number is not None:
        return number - 1 if 1 <= number <= len(questions) else None
    return _by_words(set(words) - _PLAIN, questions)


def _by_words(words: set[str], questions: Sequence[str]) -> int | None:
    shared = [len(words & set(re.findall(r"\w+", question.casefold()))) for question in questions]
    best = max(shared, default=0)
    if best:
        return shared.index(best) if shared.count(best) == 1 else None
    return 0 if len(questions) == 1 else None
