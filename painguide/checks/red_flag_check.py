"""Checks that each red-flag pattern fires on its example and stays silent on its counter-example."""

from collections.abc import Iterator

from knowledge.checks.problem import Problem
from knowledge.red_flags import RedFlagPattern, load_red_flags
from nlu.safety.red_flag_rules import RedFlagRules
from nlu.text.normalized_text import normalize

_APOSTROPHES = ("’", "‘", "ʼ", "`", "´", "")


def check_red_flags(patterns: tuple[RedFlagPattern, ...] | None = None) -> list[Problem]:
    """Return every pattern that does not do what it says.

    Raises:
        KnowledgeError: A pattern lacks a tier, an example, a counter-example or a review.
    """
    known = load_red_flags() if patterns is None else patterns
    return list(_problems(known, RedFlagRules(known)))


def _problems(patterns: tuple[RedFlagPattern, ...], rules: RedFlagRules) -> Iterator[Problem]:
    for pattern in patterns:
        for example in _spellings(pattern.example):
            if pattern.id not in rules.find(normalize(example)):
                yield Problem(pattern.where, f"'{pattern.id}' misses “{example}”", "mend its words")
        if rules.find(normalize(pattern.counter_example)):
            yield Problem(pattern.where, f"the counter-example of '{pattern.id}' alarms", "mend its words")


def _spellings(example: str) -> list[str]:
    """Return an example as it is written, and with each way to write or leave out its apostrophes."""
    return list(dict.fromkeys((example, *(example.replace("'", written) for written in _APOSTROPHES))))
