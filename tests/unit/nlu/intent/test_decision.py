import pytest
from hypothesis import given
from hypothesis import strategies as some

from knowledge.loader import load_knowledge
from nlu.intent.decision import KINDS, SAID, Candidate, decide, rank_units, read_costs, weighed
from nlu.intents import AnswerUnit
from settings.errors import SettingsError
from tests.fakes.costs import SECOND_FACT, cost_table

KNOWLEDGE = load_knowledge()
COSTS = read_costs(cost_table(), SECOND_FACT, 0)


def candidates(*units):
    """Return candidates from pairs of a name, `kind` or `kind:id`, and how likely it is."""
    found = []
    for name, confidence in units:
        kind, _, unit = name.partition(":")
        found.append(Candidate(AnswerUnit(kind, unit), name, confidence))
    return found


def decided(*units, costs=COSTS):
    decision = decide(candidates(*units), costs)
    return decision.said, [unit.intent for unit in decision.units], pytest.approx(decision.cost, abs=1e-9)


def test_a_likely_fact_is_said():
    # 0.1 x 0.8 for the other fact.
    assert decided(("fact:a", 0.9), ("fact:b", 0.1)) == ("fact", ["fact:a"], 0.08)


def test_of_two_near_facts_both_are_said():
    # 0.05 x 0.9 for what is not ours, and 0.95 x 0.1 for the second fact.
    near = [("fact:a", 0.5), ("fact:b", 0.45), ("out_of_scope", 0.05)]
    assert decided(*near) == ("two_facts", ["fact:a", "fact:b"], 0.14)


def test_a_cheap_reply_to_something_unlikely_is_not_said():
    # To refuse advice would cost 0.2 here, and nobody asked for any.
    cheap = changed("not_covered", advice=0.0, not_covered=0.9)
    ranking = [("not_covered:a", 0.5), ("not_covered:b", 0.48), ("advice", 0.02)]
    assert decided(*ranking, costs=read_costs(cheap, SECOND_FACT, 0))[0] == "advice"
    assert decided(*ranking, costs=read_costs(cheap, SECOND_FACT, 0.1))[0] != "advice"


def test_the_second_of_two_facts_is_left_out_where_it_costs_more_than_it_helps():
    near = [("fact:a", 0.5), ("fact:b", 0.45), ("out_of_scope", 0.05)]
    dear = read_costs({**cost_table(), "fact": {**cost_table()["fact"], "clarify": 1.0}}, 0.9, 0)
    assert decided(*near, costs=dear) == ("fact", ["fact:a"], 0.405)


def test_where_no_fact_is_likely_the_patient_is_asked_back():
    assert decided(*((f"fact:{number}", 0.2) for number in range(5))) == ("clarify", [], 0.4)


def test_a_wrong_fact_is_dearer_than_a_question_back():
    # The fact would be wrong 6 times in 10: 0.6 x 1 against 0.4 x 0.4 + 0.6 x 0.4.
    others = [(f"not_covered:{number}", 0.15) for number in range(4)]
    assert decided(("fact:a", 0.4), *others) == ("clarify", [], 0.4)
    assert decided(("fact:a", 0.7), ("not_covered:a", 0.3)) == ("fact", ["fact:a"], 0.3)


def test_advice_is_declined_where_a_fact_is_as_likely():
    # 0.5 x 0.7 against 0.5 x 1 for the fact.
    assert decided(("fact:a", 0.5), ("advice:a", 0.5)) == ("advice", ["advice:a"], 0.35)


@pytest.mark.parametrize(
    ("foreign", "said"), [(0.2, "clarify"), (0.45, "clarify"), (0.55, "out_of_scope"), (0.9, "out_of_scope")]
)
def test_a_message_is_refused_only_where_it_is_likely_not_ours(foreign, said):
    others = [(f"fact:{number}", (1 - foreign) / 4) for number in range(4)]
    assert decided(("out_of_scope", foreign), *others)[0] == said


def test_statements_that_are_near_each_other_are_answered_as_the_likelier():
    near = [("statement:waiting", 0.5), ("statement:comment", 0.4), ("talk:thank", 0.1)]
    assert decided(*near) == ("statement", ["statement:waiting"], 0.07)


def test_where_nothing_is_known_the_patient_is_asked_back():
    assert decided() == ("clarify", [], 0.0)


def test_two_facts_are_chosen_of_the_three_likeliest():
    facts = candidates(*((f"fact:{number}", 0.25) for number in range(4)))
    pairs = [decision.units for decision in weighed(facts, COSTS) if decision.said == "two_facts"]
    names = {unit.intent for pair in pairs for unit in pair}
    assert (len(pairs), names) == (3, {"fact:0", "fact:1", "fact:2"})


_COST = some.floats(0, 1)
_TABLES = some.fixed_dictionaries(
    {kind: some.fixed_dictionaries(dict.fromkeys(SAID, _COST)) for kind in KINDS}
)


@some.composite
def rankings(draw):
    """A ranking of units that share one whole, likeliest first."""
    weights = draw(some.lists(some.floats(0.01, 1), min_size=1, max_size=9))
    shares = sorted((weight / sum(weights) for weight in weights), reverse=True)
    kinds = draw(some.lists(some.sampled_from(KINDS), min_size=len(shares), max_size=len(shares)))
    return candidates(
        *((f"{kind}:{place}", share) for place, (kind, share) in enumerate(zip(kinds, shares, strict=True)))
    )


@given(rankings(), _TABLES, _COST, _COST)
def test_what_is_said_never_costs_more_than_asking_back(ranking, table, second_fact, least_likely):
    decision = decide(ranking, read_costs(table, second_fact, least_likely))
    asking_back = sum(unit.confidence * table[unit.unit.kind]["clarify"] for unit in ranking)
    assert -1e-9 <= decision.cost <= asking_back + 1e-9
    assert set(decision.units) <= set(ranking)
    assert len(decision.units) == {"two_facts": 2, "clarify": 0}.get(decision.said, 1)


@given(rankings(), _TABLES)
def test_the_cost_is_what_is_wrong_by_how_likely_it_is_meant(ranking, table):
    for decision in weighed(ranking, read_costs(table, 0, 0)):
        wrong = sum(
            unit.confidence * table[unit.unit.kind][decision.said]
            for unit in ranking
            if unit not in decision.units
        )
        assert decision.cost == pytest.approx(wrong, abs=1e-9)


def test_intents_of_one_unit_are_added_up_and_named_after_the_likeliest():
    ranking = [
        ("ask_about_other_medicine", 0.3),
        ("ask/hope", 0.25),
        ("out_of_scope", 0.2),
        ("not_covered/cost", 0.25),
    ]
    found = [
        (unit.intent, unit.unit.kind, unit.confidence, unit.topic) for unit in rank_units(ranking, KNOWLEDGE)
    ]
    topic = KNOWLEDGE.fact_of_claim["hope"].topic_id
    assert found == [
        ("ask_about_other_medicine", "out_of_scope", 0.5, ""),
        ("ask/hope", "fact", 0.25, topic),
        ("not_covered/cost", "not_covered", 0.25, ""),
    ]


def test_reports_of_red_flags_are_left_to_the_safety_gate():
    assert [unit.intent for unit in rank_units([("report_crisis", 0.8), ("greet", 0.2)], KNOWLEDGE)] == [
        "greet"
    ]


def changed(kind, **row):
    table = cost_table()
    return {**table, kind: {**table[kind], **row}}


def without(kind, said=""):
    table = cost_table()
    if said:
        del table[kind][said]
    else:
        del table[kind]
    return table


@pytest.mark.parametrize(
    ("table", "second_fact", "told"),
    [
        (
            None,
            0.1,
            "costs: expected fact, not_covered, advice, statement, talk, out_of_scope, and no others",
        ),
        ([], 0.1, "costs: expected fact, "),
        (without("talk"), 0.1, "costs: expected fact, "),
        ({**cost_table(), "joke": cost_table()["talk"]}, 0.1, "costs: expected fact, "),
        ({**cost_table(), "talk": 0.5}, 0.1, "costs: talk: expected fact, "),
        (
            without("talk", "clarify"),
            0.1,
            "costs: talk: expected fact, .*, two_facts, clarify, and no others",
        ),
        (changed("advice", joke=0.5), 0.1, "costs: advice: expected fact, "),
        (changed("advice", fact=1.1), 0.1, "costs: advice: fact: expected a number from 0 to 1"),
        (changed("advice", fact=-0.1), 0.1, "costs: advice: fact: expected a number from 0 to 1"),
        (changed("advice", fact=float("nan")), 0.1, "costs: advice: fact: expected a number from 0 to 1"),
        (changed("advice", fact="much"), 0.1, "costs: advice: fact: expected a number from 0 to 1"),
        (changed("advice", fact=True), 0.1, "costs: advice: fact: expected a number from 0 to 1"),
        (changed("advice", fact=None), 0.1, "costs: advice: fact: expected a number from 0 to 1"),
        (cost_table(), 2, "second_fact: expected a number from 0 to 1"),
        (cost_table(), None, "second_fact: expected a number from 0 to 1"),
    ],
)
def test_costs_that_cannot_be_used_are_refused_by_the_name_of_their_line(table, second_fact, told):
    with pytest.raises(SettingsError, match=rf"^config\.yml: {told}.*; mend it\.$"):
        read_costs(table, second_fact, 0)
