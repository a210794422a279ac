"""Floors under what is measured on phrasings that are only counted; see docs/evaluation.md."""

import pytest

from knowledge.loader import load_knowledge
from painguide.evaluate import judge_phrasings
from painguide.evaluation import count_results, share
from painguide.phrasing_sets import read_phrasings


@pytest.fixture(scope="module")
def counts(bot, event_loop):
    phrasings = read_phrasings("held_out", load_knowledge())
    assert len(phrasings) >= 300
    return count_results(event_loop.run_until_complete(judge_phrasings(bot, phrasings)))


def test_nine_in_ten_answerable_questions_get_their_answer(counts):
    assert share(counts["fact"], "right") >= 93


def test_with_the_buttons_of_a_clarify_more_find_it(counts):
    assert share(counts["fact"], "right", "among_buttons") >= 95


def test_wrong_answers_are_few(counts):
    assert share(counts["fact"], "wrong") <= 3


def test_what_is_not_covered_gets_no_factual_answer(counts):
    assert share(counts["not_covered"], "answer") <= 3


def test_advice_gets_no_factual_answer(counts):
    assert share(counts["advice"], "answer") <= 5


def test_what_is_not_ours_gets_no_answer(counts):
    assert share(counts["out_of_scope"], "answer") <= 1


def test_small_talk_is_not_refused(counts):
    assert share(counts["talk"], "out_of_scope") <= 6
