import numpy as np
import pytest

from benchmarks.tuning.confusions import confusions
from benchmarks.tuning.left_out import LeftOut, UnitShares, record, unit_shares
from benchmarks.tuning.phrasings import Phrasings
from knowledge.loader import load_knowledge
from nlu.intents import OTHER_MEDICINE, OUT_OF_SCOPE, AnswerUnit
from painguide.checks.bot_data import LocatedPhrasing

KNOWLEDGE = load_knowledge()
DIRECTIONS = {
    "not_covered/cost": [0.0, 1.0],
    "greet": [1.0, 0.0],
    "thank": [-1.0, 0.0],
    "affirm": [0.0, -1.0],
}


def said(intent, hand):
    return LocatedPhrasing(f"{intent} by {hand}", intent, f"data/voices/{hand}.txt:1", hand)


def phrasings(*lines):
    """Return phrasings; each intent points its own way."""
    return Phrasings(lines, np.array([DIRECTIONS[line.intent] for line in lines], dtype=np.float32))


FOUNDED = tuple(said(intent, "founders") for intent in ("not_covered/cost", "greet", "affirm"))


def test_lines_of_a_fold_are_ranked_by_what_others_wrote():
    mine = (said("greet", "a"), said("not_covered/cost", "a"))
    found = record(phrasings(*FOUNDED, *mine), [frozenset({"a"})], regularization=100.0, rounds=60)
    assert found.lines == mine
    assert [found.intents[place] for place in found.shares.argmax(axis=1)] == ["greet", "not_covered/cost"]


def test_a_line_that_nobody_else_taught_is_left_aside():
    mine = (said("greet", "a"), said("thank", "a"))
    found = record(phrasings(*FOUNDED, *mine), [frozenset({"a"})], regularization=100.0, rounds=60)
    assert [line.intent for line in found.lines] == ["greet"]


def test_what_data_yml_holds_is_never_left_out():
    assert phrasings(*FOUNDED, said("greet", "a")).lines_of_hand() == {"a": 1}


def test_lines_are_thinned_evenly():
    lines = tuple(said("greet", str(number)) for number in range(10))
    thinned = LeftOut(lines, ("greet",), np.ones((10, 1), dtype=np.float32)).every(4)
    assert [line.hand for line in thinned.lines] == ["0", "3", "6", "9"]
    assert thinned.shares.shape == (4, 1)


def test_intents_of_one_unit_are_added_up():
    lines = (said(OUT_OF_SCOPE, "a"), said("greet", "a"))
    shares = np.array([[0.3, 0.3, 0.4], [0.1, 0.2, 0.7]], dtype=np.float32)
    found = unit_shares(LeftOut(lines, (OUT_OF_SCOPE, OTHER_MEDICINE, "greet"), shares), shares, KNOWLEDGE)
    assert [unit.id for unit in found.units] == [OUT_OF_SCOPE, "greet"]
    assert found.shares == pytest.approx(np.array([[0.6, 0.4], [0.3, 0.7]]))
    assert found.meant == (0, 1)


def test_confusions_come_most_frequent_first_with_the_surest_line():
    units = (AnswerUnit("talk", "greet"), AnswerUnit("talk", "thank"))
    shares = np.array([[0.4, 0.6], [0.1, 0.9], [0.8, 0.2], [0.7, 0.3]], dtype=np.float32)
    lines = [said("greet", hand) for hand in "abcd"]
    found = confusions(UnitShares(units, shares, (0, 0, 0, 1)), lines, 5)
    assert [(item.meant.id, item.taken_for.id, item.count) for item in found] == [
        ("greet", "thank", 2),
        ("thank", "greet", 1),
    ]
    assert found[0].example.hand == "b"
    assert len(confusions(UnitShares(units, shares, (0, 0, 0, 1)), lines, 1)) == 1
