import pytest

from knowledge.loader import load_knowledge
from nlu.intents import AnswerUnit, answer_unit, base_name, full_name

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("intent", "unit"),
    [
        ("ask/rfa_how_it_works", AnswerUnit("fact", "rfa_how_it_works")),
        ("not_covered/cost", AnswerUnit("not_covered", "cost")),
        ("seek_advice/candidate", AnswerUnit("advice", "candidate")),
        ("statement/waiting", AnswerUnit("statement", "waiting")),
        ("greet", AnswerUnit("talk", "greet")),
        ("nlu_fallback", AnswerUnit("talk", "nlu_fallback")),
        ("out_of_scope", AnswerUnit("out_of_scope", "out_of_scope")),
        ("ask_about_other_medicine", AnswerUnit("out_of_scope", "out_of_scope")),
        ("ask/nothing_we_know", AnswerUnit("talk", "ask/nothing_we_know")),
        ("seek_advice/nothing_we_know", AnswerUnit("talk", "seek_advice/nothing_we_know")),
        ("statement/nothing_we_know", AnswerUnit("talk", "statement/nothing_we_know")),
    ],
)
def test_intent_leads_to_its_unit(intent, unit):
    assert answer_unit(intent, KNOWLEDGE) == unit


def test_all_claims_of_a_fact_lead_to_it():
    for fact in KNOWLEDGE.facts.values():
        units = {answer_unit(f"ask/{claim}", KNOWLEDGE) for claim in fact.claims}
        assert units == {AnswerUnit("fact", fact.id)}


@pytest.mark.parametrize(
    ("intent", "base", "full"),
    [
        ({"name": "greet"}, "greet", "greet"),
        ({"name": "ask", "full_retrieval_intent_name": "ask/hope"}, "ask", "ask/hope"),
        ({"name": "ask", "full_retrieval_intent_name": None}, "ask", "ask"),
        ({"name": None, "confidence": 0.0}, "", ""),
        (None, "", ""),
    ],
)
def test_an_intent_of_rasa_has_a_full_name_and_the_base_name_of_the_domain(intent, base, full):
    assert full_name(intent) == full
    assert base_name(full) == base
