"""Warns of what was reviewed longer ago than the clinic allows."""

from collections.abc import Iterator
from datetime import date, timedelta

from knowledge.checks.problem import Problem
from knowledge.model import Advice, Fact, Knowledge, NotCovered, Sentence


def review_warnings(knowledge: Knowledge, days_allowed: int, today: date) -> Iterator[Problem]:
    """Yield a warning for each text whose review is more than `days_allowed` days old."""
    oldest = today - timedelta(days=days_allowed)
    entries: list[Fact | NotCovered | Advice | Sentence] = [
        *knowledge.facts.values(),
        *knowledge.not_covered.values(),
        *knowledge.advice.values(),
        *knowledge.sentences.values(),
    ]
    for entry in entries:
        try:
            reviewed = date.fromisoformat(entry.review.reviewed_on)
        except ValueError:
            continue  # check_knowledge refuses it.
        if reviewed < oldest:
            yield Problem(
                entry.where,
                f"'{entry.id}' was reviewed on {reviewed}, more than {days_allowed} days ago",
                "have it reviewed again, and set reviewed_by and reviewed_on",
            )
