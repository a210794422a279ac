"""Finds the question that a patient wants on the list, in the patient's own words. Pure."""

import re
from pathlib import Path

from knowledge.word_list import any_of, read_words

MOST_CHARACTERS = 200

_WORDS = Path(__file__).parent / "words"
_KEEP = f"(?:{any_of(read_words(_WORDS / 'keep.txt'))})"
_QUOTED = re.compile(r"[\"“](?P<question>[^\"“”]{4,})[\"”]")
_AFTER_COLON = re.compile(r"^[^:?]{2,60}:\s*(?P<question>\S.*)$", re.DOTALL)
# "Could you add ..." asks the bot; what it asks the doctor comes after it.
_ASKED_OF_BOT = re.compile(
    r"^\W*(?:\w+\W+){0,2}?"
    r"(?:(?:can|could|would|will) (?:you|u|we|i)|would it be possible to|is it possible to)"
    rf"(?= (?:\w+ ){{0,3}}?{_KEEP}\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"\b(?:(?:{any_of(read_words(_WORDS / 'question_words.txt'))})\b"
    r"(?! you (?:just )?(?:said|asked|told|wrote)| i (?:next )?(?:see|meet|go)\b)(?= \w)"
    rf"|(?:{any_of(read_words(_WORDS / 'auxiliaries.txt'))}) "
    rf"(?=(?:{any_of(read_words(_WORDS / 'subjects.txt'))})\b))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\bask(?: \w+){0,2}? (?=about )|\bquestion (?=about )", re.IGNORECASE)
_COMMAND_AFTER = re.compile(
    rf"[\s,.;–—-]+(?:(?:and|so|please|pls|kindly|can you|could you|just)[\s,]+)*{_KEEP}"
    rf"(?: (?:{any_of(read_words(_WORDS / 'after_keep.txt'))}))*[\s.!]*$",
    re.IGNORECASE,
)
_LIST_AFTER = re.compile(
    r"[\s,]+(?:to|on|onto|in|for|among) (?:my|the|that) (?:list|questions|notes?)"
    r"[\s.!]*(?:please|pls|thanks?)?[\s.!]*$",
    re.IGNORECASE,
)
_POLITE_AFTER = re.compile(r"[\s,.]+(?:please|pls|kindly|thanks?|thank you|thx)[\s.!]*$", re.IGNORECASE)


def own_question(text: str) -> str:
    """Return the question that a message puts in the patient's own words, "" where it only points at one."""
    found = _QUOTED.search(text) or _AFTER_COLON.match(text)
    return as_question(_without_command(found["question"] if found else _opened(text)))


def as_question(text: str) -> str:
    """Return a text of the patient's as a line of the list: one line, not too long, a capital first."""
    line = " ".join(text.split())
    if len(line) > MOST_CHARACTERS:
        line = line[: MOST_CHARACTERS - 1].rstrip() + "…"
    return line[:1].upper() + line[1:]


def _opened(text: str) -> str:
    told = _ASKED_OF_BOT.sub("", text)
    match = _OPENING.search(told) or _ABOUT.search(told)
    if match is None:
        return ""
    return told[match.start() if match.re is _OPENING else match.end() :]


def _without_command(question: str) -> str:
    before = None
    while before != question:
        before = question
        for ending in (_COMMAND_AFTER, _LIST_AFTER, _POLITE_AFTER):
            question = ending.sub("", question)
    return question.strip(" \t\n,;:.-–—\"“”'")
