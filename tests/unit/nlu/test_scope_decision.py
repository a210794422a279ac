from dataclasses import replace

import pytest

from knowledge.loader import load_knowledge
from nlu.intent.neighbours import Nearness
from nlu.intent.scope_decision import (
    Candidate,
    Evidence,
    ScopeThresholds,
    decide,
    rank_units,
    without_unsure_talk,
)
from nlu.intents import AnswerUnit

THRESHOLDS = ScopeThresholds(
    margin=0.25,
    inside=0.5,
    confidence=0.5,
    gap=0.25,
    advice=0.25,
    advice_beside=0.125,
    advice_off_topic=0.375,
    talk=0.5,
)
NEAR = Nearness(inside=0.75, outside=0.25)


def candidate(confidence, kind="fact", unit="hope"):
    return Candidate(AnswerUnit(kind, unit), f"ask/{unit}", confidence)


@pytest.mark.parametrize(
    ("confidence", "second", "decision"),
    [
        (0.9, 0.05, "answer"),
        (0.5, 0.1, "answer"),
        (0.49, 0.1, "clarify"),
        (0.625, 0.375, "answer"),
        (0.625, 0.376, "clarify"),
    ],
)
def test_confidence_and_gap_tell_an_answer_from_asking_back(confidence, second, decision):
    assert decide([candidate(confidence), candidate(second)], Evidence(NEAR, 0), THRESHOLDS) == decision


@pytest.mark.parametrize(
    ("nearness", "topics_named", "decision"),
    [
        (Nearness(0.75, 0.5), 0, "answer"),
        (Nearness(0.75, 0.51), 0, "out_of_scope"),
        (Nearness(0.75, 0.625), 1, "answer"),
        (Nearness(0.75, 0.63), 1, "out_of_scope"),
        (Nearness(0.75, 0.625), 0, "out_of_scope"),
        (Nearness(0.5, 0.1), 0, "answer"),
        (Nearness(0.49, 0.1), 0, "out_of_scope"),
        (Nearness(0.49, 0.1), 2, "out_of_scope"),
    ],
)
def test_neighbours_and_topics_tell_ours_from_what_is_not(nearness, topics_named, decision):
    assert decide([candidate(0.9), candidate(0.05)], Evidence(nearness, topics_named), THRESHOLDS) == decision


@pytest.mark.parametrize("kind", ["fact", "not_covered"])
def test_whatever_would_be_said_of_ours_is_gated(kind):
    far = Nearness(inside=0.1, outside=0.9)
    assert decide([candidate(0.9, kind)], Evidence(far, 0), THRESHOLDS) == "out_of_scope"
    assert decide([candidate(0.1, kind)], Evidence(NEAR, 0), THRESHOLDS) == "clarify"


def test_what_the_classifier_calls_foreign_stays_so_however_near():
    assert (
        decide([candidate(0.4, "out_of_scope"), candidate(0.3)], Evidence(NEAR, 3), THRESHOLDS)
        == "out_of_scope"
    )


@pytest.mark.parametrize(("kind", "unit"), [("talk", "greet"), ("statement", "has_condition")])
def test_talk_and_statements_are_never_refused_nor_asked_back(kind, unit):
    far = Nearness(inside=0.1, outside=0.9)
    assert decide([candidate(0.2, kind, unit), candidate(0.19)], Evidence(far, 0), THRESHOLDS) == "answer"


@pytest.mark.parametrize("kind", ["talk", "statement"])
def test_what_asks_nothing_gives_way_to_a_question_where_it_is_unsure(kind):
    unsure, sure, asked = candidate(0.49, kind), candidate(0.5, kind), candidate(0.15)
    assert without_unsure_talk([unsure, candidate(0.2, "statement"), asked], THRESHOLDS.talk) == [asked]
    assert without_unsure_talk([sure, asked], THRESHOLDS.talk) == [sure, asked]


def test_a_single_candidate_needs_no_gap():
    assert decide([candidate(0.6)], Evidence(NEAR, 0), THRESHOLDS) == "answer"


def test_intents_of_one_unit_are_added_up_and_reports_left_out():
    ranking = [
        ("report_crisis", 0.4),
        ("not_covered/cost", 0.25),
        ("ask_about_other_medicine", 0.2),
        ("out_of_scope", 0.15),
    ]
    units = rank_units(ranking, load_knowledge())
    assert [(unit.unit.id, round(unit.confidence, 2)) for unit in units] == [
        ("out_of_scope", 0.35),
        ("cost", 0.25),
    ]
    assert units[0].intent == "ask_about_other_medicine"


@pytest.mark.parametrize(
    ("confidences", "decision"),
    [((0.3, 0.25, 0.05), "answer"), ((0.2, 0.15, 0.05), "clarify"), ((0.3, 0.25, 0.35), "clarify")],
)
def test_facts_of_one_topic_stand_out_together(confidences, decision):
    first, second, other = confidences
    candidates = [
        replace(candidate(first, unit="imaging_tools"), topic="imaging_guidance"),
        replace(candidate(second, unit="imaging_kinds"), topic="imaging_guidance"),
        candidate(other, "not_covered", "cost"),
    ]
    assert decide(candidates, Evidence(NEAR), THRESHOLDS) == decision


def test_the_likeliest_intent_of_a_unit_stands_for_it_in_whatever_order_they_come():
    units = rank_units([("out_of_scope", 0.1), ("ask_about_other_medicine", 0.3)], load_knowledge())
    assert [unit.intent for unit in units] == ["ask_about_other_medicine"]


@pytest.mark.parametrize(
    ("others", "decision"),
    [
        ([("fact", 0.3), ("advice", 0.15), ("advice", 0.1)], "advice"),
        ([("fact", 0.3), ("advice", 0.15), ("advice", 0.09)], "clarify"),
        ([("fact", 0.9), ("advice", 0.1)], "answer"),
        ([("not_covered", 0.8), ("advice", 0.125)], "advice"),
        ([("not_covered", 0.8), ("advice", 0.12)], "answer"),
        ([("out_of_scope", 0.6), ("advice", 0.25)], "advice"),
        ([("out_of_scope", 0.6), ("advice", 0.24)], "out_of_scope"),
        ([("advice", 0.26), ("fact", 0.25)], "advice"),
        ([("talk", 0.4), ("advice", 0.39)], "answer"),
    ],
)
def test_advice_is_declined_rather_than_asked_back_or_sent_away(others, decision):
    candidates = [candidate(confidence, kind, f"unit_{n}") for n, (kind, confidence) in enumerate(others)]
    assert decide(candidates, Evidence(NEAR, personal=True), THRESHOLDS) == decision


def test_what_speaks_of_nobody_and_what_is_off_topic_is_seldom_advice():
    unclear = [candidate(0.3, "not_covered", "risks"), candidate(0.25, "advice", "decision")]
    assert decide(unclear, Evidence(NEAR, personal=False), THRESHOLDS) == "clarify"
    off_topic = Candidate(AnswerUnit("out_of_scope", "out_of_scope"), "out_of_scope", 0.6)
    for advice, decision in ((0.37, "out_of_scope"), (0.38, "advice")):
        candidates = [off_topic, candidate(advice, "advice", "decision")]
        assert decide(candidates, Evidence(NEAR, personal=True), THRESHOLDS) == decision
