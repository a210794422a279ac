import pytest

from knowledge.loader import load_knowledge
from nlu.intents import AnswerUnit, answer_unit

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("intent", "unit"),
    [
        ("ask_rfa_how_it_works", AnswerUnit("fact", "rfa_how_it_works")),
        ("ask_cost", AnswerUnit("not_covered", "cost")),
        ("seek_advice_candidate", AnswerUnit("advice", "candidate")),
        ("greet", AnswerUnit("talk", "greet")),
        ("nlu_fallback", AnswerUnit("talk", "nlu_fallback")),
        ("out_of_scope", AnswerUnit("out_of_scope", "out_of_scope")),
        ("ask_about_other_medicine", AnswerUnit("out_of_scope", "out_of_scope")),
        ("ask_nothing_we_know", AnswerUnit("talk", "ask_nothing_we_know")),
        ("seek_advice_nothing_we_know", AnswerUnit("talk", "seek_advice_nothing_we_know")),
    ],
)
def test_intent_leads_to_its_unit(intent, unit):
    assert answer_unit(intent, KNOWLEDGE) == unit


def test_all_claims_of_a_fact_lead_to_it():
    for fact in KNOWLEDGE.facts.values():
        units = {answer_unit(f"ask_{claim}", KNOWLEDGE) for claim in fact.claims}
        assert units == {AnswerUnit("fact", fact.id)}
