import pytest

from knowledge.loader import load_knowledge
from nlu.intents import AnswerUnit
from nlu.neighbours import Nearness
from nlu.scope_decision import Candidate, ScopeThresholds, decide, rank_units

THRESHOLDS = ScopeThresholds(margin=0.04, inside=0.35, confidence=0.3, gap=0.05)
NEAR = Nearness(inside=0.7, outside=0.4)


def candidate(confidence, kind="fact", unit="hope"):
    return Candidate(AnswerUnit(kind, unit), f"ask_{unit}", confidence)


@pytest.mark.parametrize(
    ("best", "second", "nearness", "topics", "decision"),
    [
        (candidate(0.9), candidate(0.05), NEAR, 0, "answer"),
        (candidate(0.2), candidate(0.05), NEAR, 0, "clarify"),
        (candidate(0.4), candidate(0.38), NEAR, 0, "clarify"),
        (candidate(0.9), candidate(0.05), Nearness(0.5, 0.6), 0, "out_of_scope"),
        (candidate(0.9), candidate(0.05), Nearness(0.2, 0.0), 0, "out_of_scope"),
        (candidate(0.9), candidate(0.05), Nearness(0.5, 0.47), 0, "out_of_scope"),
        (candidate(0.9), candidate(0.05), Nearness(0.5, 0.47), 1, "answer"),
        (candidate(0.4, "out_of_scope"), candidate(0.3), NEAR, 0, "out_of_scope"),
        (candidate(0.2, "talk", "greet"), candidate(0.19), Nearness(0.1, 0.9), 0, "answer"),
    ],
)
def test_gate_decides(best, second, nearness, topics, decision):
    assert decide([best, second], nearness, topics, THRESHOLDS) == decision


def test_claims_of_one_fact_are_added_up_and_reports_left_out():
    ranking = [
        ("report_crisis", 0.4),
        ("ask_cost", 0.25),
        ("ask_imaging_tools", 0.2),
        ("ask_imaging_purpose", 0.15),
    ]
    units = rank_units(ranking, load_knowledge())
    assert [(unit.unit.id, round(unit.confidence, 2)) for unit in units] == [
        ("imaging_purpose", 0.35),
        ("cost", 0.25),
    ]
    assert units[0].intent == "ask_imaging_tools"
