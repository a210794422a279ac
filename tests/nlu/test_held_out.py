"""Floors, 2 to 3 points under what is measured on phrasings that are only counted: docs/evaluation.md."""

import pytest

from knowledge.loader import load_knowledge
from painguide.evaluation.evaluate import judge_phrasings
from painguide.evaluation.evaluation import count_results, right_or_offered, share
from painguide.evaluation.evaluation_figures import figures_of
from painguide.evaluation.phrasing_sets import read_phrasings


@pytest.fixture(scope="module")
def verdicts(bot, event_loop):
    phrasings = read_phrasings("held_out", load_knowledge())
    assert len(phrasings) >= 300
    return event_loop.run_until_complete(judge_phrasings(bot, phrasings))


@pytest.fixture(scope="module")
def counts(verdicts):
    return count_results(verdicts)


def test_nine_in_ten_answerable_questions_get_their_answer(counts):
    assert share(counts["fact"], "right") >= 93


def test_with_the_buttons_below_more_find_it(verdicts):
    # It was 96.4 before facts were split and 42 questions of six new ones were added; 95.8 since.
    assert right_or_offered(verdicts, load_knowledge()) >= 93.5


def test_wrong_answers_are_few(counts):
    assert share(counts["fact"], "wrong", "shares_passage") <= 3


def test_what_is_not_covered_gets_no_factual_answer(counts):
    assert share(counts["not_covered"], "answer") <= 3


def test_most_of_what_is_not_covered_is_told_so(counts):
    assert share(counts["not_covered"], "not_covered", "advice") >= 88


def test_advice_gets_no_factual_answer(counts):
    assert share(counts["advice"], "answer") <= 5


def test_what_is_not_ours_gets_no_answer(counts):
    assert share(counts["out_of_scope"], "answer") <= 1
    assert share(counts["out_of_scope"], "not_covered", "advice") <= 5


def test_small_talk_is_not_refused(counts):
    assert share(counts["talk"], "out_of_scope") <= 6


def test_answers_are_about_the_topic_asked_for(verdicts):
    assert figures_of(verdicts, load_knowledge()).topics_of_replies.percent >= 96


def test_every_clinical_reply_closes_with_its_disclaimer(verdicts):
    replies = [verdict.turn.reply for verdict in verdicts]
    clinical = [
        reply for reply in replies if reply["outcome"] in {"answer", "not_covered", "advice", "clarify"}
    ]
    assert len(clinical) > len(replies) / 2
    assert all(reply["text"].endswith(reply["disclaimer"]) and reply["disclaimer"] for reply in clinical)
