from dataclasses import replace

import pytest

from knowledge.red_flags import load_red_flags
from painguide.checks.red_flag_check import check_red_flags


@pytest.fixture
def pattern():
    return next(pattern for pattern in load_red_flags() if pattern.id == "suicide_direct")


def faults(*patterns):
    return [str(problem) for problem in check_red_flags(patterns)]


def test_a_pattern_that_does_what_it_says_is_accepted(pattern):
    assert faults(pattern) == []


def test_a_pattern_that_misses_its_example_is_refused(pattern):
    (fault,) = faults(replace(pattern, example="I like apples"))
    assert fault == f"{pattern.where}: 'suicide_direct' misses “I like apples”; mend its words."


def test_a_pattern_that_alarms_on_its_counter_example_is_refused(pattern):
    (fault,) = faults(replace(pattern, counter_example=pattern.example))
    assert fault == f"{pattern.where}: the counter-example of 'suicide_direct' alarms; mend its words."
