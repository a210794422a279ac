from dataclasses import replace

from knowledge.loader import load_knowledge
from painguide.check import read_bot_data
from painguide.data_check import check_data

DATA, KNOWLEDGE = read_bot_data(), load_knowledge()


def faults(**changes):
    return "\n".join(map(str, check_data(replace(DATA, **changes), KNOWLEDGE)))


def test_an_intent_without_a_rule_is_named():
    assert "no rule handles 'ask_cost'" in faults(handled=DATA.handled - {"ask_cost"})


def test_an_intent_missing_in_the_domain_is_named():
    assert "the domain has no intent 'ask_cost'" in faults(intents=DATA.intents - {"ask_cost"})


def test_too_few_phrasings_are_counted():
    assert "'ask_hope' has 1 phrasings" in faults(phrasings={**DATA.phrasings, "ask_hope": ("any hope",)})


def test_a_phrasing_of_two_intents_is_shown():
    changed = {**DATA.phrasings, "ask_hope": (*DATA.phrasings["ask_hope"], DATA.phrasings["ask_cost"][0])}
    assert "is also one of" in faults(phrasings=changed)


def test_a_phrasing_of_the_unseen_sets_is_shown():
    text = DATA.phrasings["ask_cost"][0]
    assert "stands in tests/nlu" in faults(unseen=frozenset({text.lower()}))
