"""Checks what is said while an alarm stands: short, easy, with a number, and alike in every language."""

import string
from collections.abc import Iterator, Mapping

from knowledge.after_alarm_texts import EMERGENCY_WORDS, AfterAlarmTexts
from knowledge.checks.knowledge_check import ANSWER_GRADE
from knowledge.checks.problem import Problem
from knowledge.checks.reading_grade import reading_grade

_ENGLISH = "english"
# With these a patient may still be in danger, so each names what to call.
_NAMING_A_NUMBER = ("above_an_answer", "again", "call", "kinds")
_NUMBERS = frozenset({"call", "emergency_number", "urgent_line", "crisis_line"})


def check_after_alarm(texts: Mapping[str, AfterAlarmTexts]) -> Iterator[Problem]:
    """Yield every text that is too long or too hard, names no number, or is missing in a language."""
    for language, said in texts.items():
        for place, text in said.all_texts():
            yield from _text(place, text, said.where, graded=language == _ENGLISH)
            if len(text.split()) > EMERGENCY_WORDS:
                yield Problem(
                    said.where, f"{place} has {len(text.split())} words", f"keep to {EMERGENCY_WORDS}"
                )
        for kind in sorted(set(texts[_ENGLISH].kinds) ^ set(said.kinds)):
            yield Problem(said.where, f"'{kind}' is not said in every language", "write or delete it")


def _text(place: str, text: str, where: str, *, graded: bool) -> Iterator[Problem]:
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    for name in sorted(names - _NUMBERS):
        yield Problem(where, f"{place} has {{{name}}}", f"use {', '.join(sorted(_NUMBERS))}")
    if place.startswith(_NAMING_A_NUMBER) and not names:
        yield Problem(where, f"{place} names no number: “{text}”", "write {call} into it")
    grade = reading_grade(text.format_map(dict.fromkeys(names, "it")))
    if graded and grade > ANSWER_GRADE:
        yield Problem(where, f"{place} reads at grade {grade:.1f}: “{text}”", "write it simpler")
