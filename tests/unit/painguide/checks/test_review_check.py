from datetime import date

from knowledge.loader import load_knowledge
from painguide.checks.review_check import review_warnings

KNOWLEDGE = load_knowledge()


def warned(days_allowed, today):
    return [str(warning) for warning in review_warnings(KNOWLEDGE, days_allowed, today)]


def test_texts_reviewed_within_the_time_the_clinic_allows_are_quiet():
    assert warned(365, date(2026, 12, 1)) == []


def test_an_old_review_is_named_with_its_place_and_cure():
    (found,) = [warning for warning in warned(365, date(2028, 1, 1)) if "'same_day_home'" in warning]
    assert found.startswith("knowledge/topics/recovery.yml:")
    assert "was reviewed on 2026-11-28, more than 365 days ago; have it reviewed again" in found
