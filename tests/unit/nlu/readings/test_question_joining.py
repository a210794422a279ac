import pytest

from knowledge.loader import load_knowledge
from nlu.readings.question_joining import decided, join_parts, likeliest_question

KNOWLEDGE = load_knowledge()


def asks(intent, confidence=0.6):
    return decided(intent, confidence, KNOWLEDGE)


def of_parts(whole, parts, words=None):
    return [item.intent for item in join_parts(whole, parts, words or [5] * len(parts))]


HOW_RFA = asks("ask/rfa_how_it_works")
COST, INSURANCE, HOPE = asks("not_covered/cost"), asks("not_covered/insurance"), asks("ask/hope")
UNCLEAR, FOREIGN = asks("nlu_fallback"), asks("out_of_scope")


def test_each_question_of_a_message_is_kept_once():
    assert of_parts(HOW_RFA, [HOW_RFA, COST, HOW_RFA]) == ["ask/rfa_how_it_works", "not_covered/cost"]


def test_one_question_put_twice_is_one_question():
    assert len(of_parts(UNCLEAR, [asks("ask/imaging_tools"), asks("ask/imaging_tools")])) == 1


def test_parts_that_ask_nothing_leave_the_message_as_it_reads_whole():
    assert of_parts(COST, [UNCLEAR, asks("greet")]) == ["not_covered/cost"]


def test_one_clear_part_is_answered_when_the_whole_was_not_understood():
    assert of_parts(UNCLEAR, [COST, asks("greet")]) == ["not_covered/cost"]


def test_the_part_that_is_not_ours_is_told_once_beside_the_others():
    assert of_parts(COST, [COST, HOPE, FOREIGN, FOREIGN]) == ["not_covered/cost", "ask/hope", "out_of_scope"]
    assert of_parts(COST, [COST, FOREIGN]) == ["not_covered/cost", "out_of_scope"]


def test_a_part_of_two_words_is_not_refused():
    assert of_parts(COST, [COST, HOPE, FOREIGN], [4, 4, 2]) == ["not_covered/cost", "ask/hope"]


@pytest.mark.parametrize(
    ("confidence", "asked"),
    [
        (0.3, ["not_covered/cost", "not_covered/insurance"]),
        (0.6, ["not_covered/cost", "seek_advice/decision", "not_covered/insurance"]),
    ],
)
def test_among_questions_advice_must_be_sure(confidence, asked):
    assert of_parts(UNCLEAR, [COST, asks("seek_advice/decision", confidence), INSURANCE]) == asked


def test_a_story_around_a_clear_question_of_fact_is_no_wish_for_advice():
    whole = asks("ask/hope", 0.9)
    assert of_parts(whole, [asks("seek_advice/decision", 0.8), HOPE]) == ["ask/hope"]


def test_the_likeliest_question_of_a_part_is_one_of_ours():
    ranking = [asks("greet", 0.9), asks("seek_advice/decision", 0.8), asks("not_covered/cost", 0.4), HOPE]
    assert likeliest_question(ranking) == HOPE
    assert likeliest_question([asks("not_covered/cost", 0.2), asks("greet", 0.8)]) is None
