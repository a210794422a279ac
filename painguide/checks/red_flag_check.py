"""Checks that each red-flag pattern fires on its example and stays silent on its counter-example."""

from collections.abc import Iterator

from knowledge.checks.problem import Problem
from knowledge.red_flags import RedFlagPattern, load_red_flags
from nlu.safety.red_flag_rules import RedFlagRules
from nlu.text.normalized_text import normalize


def check_red_flags(patterns: tuple[RedFlagPattern, ...] | None = None) -> list[Problem]:
    """Return every pattern that does not do what it says.

    Raises:
        KnowledgeError: A pattern lacks a tier, an example, a counter-example or a review.
    """
    known = load_red_flags() if patterns is None else patterns
    return list(_problems(known, RedFlagRules(known)))


def _problems(patterns: tuple[RedFlagPattern, ...], rules: RedFlagRules) -> Iterator[Problem]:
    for pattern in patterns:
        if pattern.id not in rules.find(normalize(pattern.example)):
            yield Problem(pattern.where, f"'{pattern.id}' misses its own example", "mend its words")
        if rules.find(normalize(pattern.counter_example)):
            yield Problem(pattern.where, f"the counter-example of '{pattern.id}' alarms", "mend its words")
