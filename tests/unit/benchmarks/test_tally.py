import pytest

from benchmarks.tuning.tally import (
    asked_back,
    tally,
    with_second_fact_costing,
    with_wrong_facts_costing,
)
from knowledge.loader import load_knowledge
from nlu.intent.decision import KINDS, SAID, rank_units, read_costs
from nlu.intents import answer_unit

KNOWLEDGE = load_knowledge()
COSTS = read_costs(
    {kind: {**dict.fromkeys(SAID, 0.6), "clarify": 0.4, "two_facts": 0.6} for kind in KINDS}, 0.1, 0
)
FACT, OTHER_FACT, PRICE = "ask/rfa_how_it_works", "ask/rfa_or_stimulator", "not_covered/cost"


def line(meant, **ranked):
    names = {"fact": FACT, "other": OTHER_FACT, "price": PRICE}
    ranking = [(names[name], share) for name, share in ranked.items()]
    return rank_units(ranking, KNOWLEDGE), answer_unit(meant, KNOWLEDGE)


def counted(*lines, costs=COSTS):
    return tally(lines, {1.0: costs}, KNOWLEDGE)[1.0]


def words_of(fact):
    return len(KNOWLEDGE.facts[fact].answer.split())


def test_a_right_fact_and_a_wrong_one_are_told_apart():
    found = counted(line(FACT, fact=0.9, price=0.1), line(PRICE, fact=0.9, price=0.1))
    assert (found.right, found.wrong_facts) == (0.5, 0.5)
    assert found.share(meant="not_covered", said=("fact",), right=False) == 1.0
    assert found.mean_words == words_of("rfa_how_it_works")


def test_of_two_facts_one_must_be_meant():
    near = {"fact": 0.5, "other": 0.48, "price": 0.02}
    found = counted(line(OTHER_FACT, **near), line(PRICE, **near))
    assert (found.right, found.wrong_facts) == (0.5, 0.5)
    assert found.mean_words == words_of("rfa_how_it_works") + words_of("rfa_or_stimulator")


def test_a_question_back_is_neither_right_nor_a_wrong_fact():
    found = counted((rank_units([], KNOWLEDGE), answer_unit(FACT, KNOWLEDGE)), line(PRICE, price=1.0))
    assert (found.right, found.wrong_facts, asked_back(found)) == (0.5, 0.0, 0.5)


def test_facts_that_cost_more_are_told_less():
    unsure = line(PRICE, fact=0.6, price=0.4)
    settings = {factor: with_wrong_facts_costing(COSTS, factor) for factor in (1.0, 3.0)}
    found = tally([unsure], settings, KNOWLEDGE)
    assert (found[1.0].wrong_facts, found[3.0].wrong_facts) == (1.0, 0.0)


def test_a_second_fact_that_costs_more_is_told_less():
    near = line(OTHER_FACT, fact=0.5, other=0.48, price=0.02)
    settings = {length: with_second_fact_costing(COSTS, length) for length in (0.0, 0.9)}
    found = tally([near], settings, KNOWLEDGE)
    assert [found[length].share(said=("two_facts",), right=True) for length in (0.0, 0.9)] == [1.0, 0.0]


def test_nothing_counted_is_no_share():
    assert counted().right == pytest.approx(0.0)
    assert counted().mean_words == pytest.approx(0.0)
