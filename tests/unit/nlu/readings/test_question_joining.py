import pytest

from knowledge.loader import load_knowledge
from nlu.readings.question_joining import (
    Alternative,
    Joined,
    decided,
    join_parts,
    join_reading,
    likeliest_question,
)

KNOWLEDGE = load_knowledge()
RFA, PRP, SCS = "radiofrequency_ablation", "platelet_rich_plasma", "spinal_cord_stimulator"


def asks(intent, confidence=0.6):
    return decided(intent, confidence, KNOWLEDGE)


def joined(as_written, *alternatives, each=False):
    found = join_reading(as_written, [Alternative(*item) for item in alternatives], each, KNOWLEDGE)
    return [item.intent for item in found.questions], [item.intent for item in found.unclear]


def of_parts(whole, parts, words=None):
    singles = [Joined((part,)) for part in parts]
    found = join_parts(Joined((whole,)), singles, words or [5] * len(parts))
    return [item.intent for item in found.questions]


HOW_RFA, HOW_SCS = asks("ask/rfa_how_it_works"), asks("ask/scs_how_it_works")
COST, INSURANCE, HOPE = asks("not_covered/cost"), asks("not_covered/insurance"), asks("ask/hope")
UNCLEAR, FOREIGN = asks("nlu_fallback"), asks("out_of_scope")


def test_a_message_stands_as_written_when_nothing_is_put_in():
    assert joined(COST) == (["not_covered/cost"], [])


def test_what_was_not_understood_is_understood_with_the_topic_in_focus():
    assert joined(UNCLEAR, (RFA, HOW_RFA)) == (["ask/rfa_how_it_works"], [])


def test_two_topics_that_lead_to_different_answers_are_asked_back():
    choices = ["ask/rfa_how_it_works", "ask/scs_how_it_works"]
    assert joined(UNCLEAR, (RFA, HOW_RFA), (SCS, HOW_SCS)) == ([], choices)


def test_two_topics_that_are_both_meant_are_both_answered():
    both = ["ask/rfa_how_it_works", "ask/scs_how_it_works"]
    assert joined(UNCLEAR, (RFA, HOW_RFA), (SCS, HOW_SCS), each=True) == (both, [])


def test_two_topics_that_lead_to_the_same_answer_are_no_reason_to_ask_back():
    assert joined(UNCLEAR, (RFA, COST), (SCS, asks("not_covered/cost", 0.8))) == (["not_covered/cost"], [])


@pytest.mark.parametrize("written", ["not_covered/cost", "seek_advice/decision"])
def test_what_the_source_does_not_cover_needs_no_topic(written):
    assert joined(asks(written, 0.4), (RFA, HOW_RFA), (SCS, HOW_SCS)) == ([written], [])


@pytest.mark.parametrize(
    ("written", "topic", "alternative", "kept"),
    [
        (asks("ask/prp"), RFA, HOW_RFA, "ask/rfa_how_it_works"),
        (HOPE, RFA, asks("ask/recovery_quicker"), "ask/hope"),
        (HOPE, "", asks("ask/recovery_quicker"), "ask/hope"),
        (asks("not_covered/cost", 0.9), RFA, HOW_RFA, "not_covered/cost"),
        (asks("not_covered/cost", 0.4), RFA, HOW_RFA, "ask/rfa_how_it_works"),
        (asks("not_covered/cost", 0.65), RFA, HOW_RFA, "not_covered/cost"),
    ],
)
def test_the_surer_reading_wins(written, topic, alternative, kept):
    assert joined(written, (topic, alternative)) == ([kept], [])


@pytest.mark.parametrize(
    ("written", "topic", "alternative", "kept"),
    [
        ("thank", "", asks("request_more"), "request_more"),
        ("thank", "", COST, "not_covered/cost"),
        ("thank", RFA, HOW_RFA, "thank"),
        ("challenge_bot", RFA, HOW_RFA, "ask/rfa_how_it_works"),
        ("challenge_bot", RFA, COST, "challenge_bot"),
        ("challenge_bot", "", COST, "challenge_bot"),
        ("thank", "", asks("chitchat"), "thank"),
        ("statement/comment", "", COST, "not_covered/cost"),
        ("statement/comment", "", asks("request_more"), "request_more"),
        ("statement/had_treatment", RFA, HOW_RFA, "statement/had_treatment"),
        ("statement/about_self", "", asks("statement/idle"), "statement/about_self"),
    ],
)
def test_talk_gives_way_only_to_what_it_may_really_ask(written, topic, alternative, kept):
    assert joined(asks(written, 0.9), (topic, alternative)) == ([kept], [])


@pytest.mark.parametrize(
    ("masked", "kept"),
    [
        ("not_covered/cost", "not_covered/cost"),
        ("ask/recovery_quicker", "ask/recovery_quicker"),
        ("ask/prp", "nlu_fallback"),
        ("seek_advice/decision", "nlu_fallback"),
    ],
)
def test_without_the_name_of_the_treatment_only_what_holds_for_all_is_seen(masked, kept):
    assert joined(UNCLEAR, ("", asks(masked, 0.8), True)) == ([kept], [])


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
    rankings = [
        [asks("greet", 0.9), asks("not_covered/cost", 0.4)],
        [asks("seek_advice/decision", 0.8), HOPE],
    ]
    assert likeliest_question(rankings) == HOPE
    assert likeliest_question([[asks("not_covered/cost", 0.2), asks("greet", 0.8)], []]) is None
