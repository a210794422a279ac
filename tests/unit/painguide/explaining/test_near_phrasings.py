import numpy as np
import pytest

from knowledge.loader import load_knowledge
from nlu.intents import OTHER_MEDICINE, OUT_OF_SCOPE, answer_unit
from painguide.checks.bot_data import LocatedPhrasing
from painguide.explaining.near_phrasings import NearPhrasings

KNOWLEDGE = load_knowledge()
# Two intents of one unit.
INTENT, OTHER_INTENT = OUT_OF_SCOPE, OTHER_MEDICINE
UNIT = answer_unit(INTENT, KNOWLEDGE)
# Phrasings are places on a circle, named by their degrees.
PHRASINGS = [
    LocatedPhrasing("10", INTENT, "data/nlu.yml:1"),
    LocatedPhrasing("40", INTENT, "data/nlu.yml:2"),
    LocatedPhrasing("-20", OTHER_INTENT, "data/voices/a.txt:3", "a", "old miner"),
    LocatedPhrasing("5", INTENT, "data/nlu.yml:4"),
    LocatedPhrasing("0", "not_covered/cost", "data/nlu.yml:5"),
    LocatedPhrasing("1", "report_emergency", "data/red_flags.yml:6"),
]


@pytest.fixture
def asked_for():
    return []


@pytest.fixture
def near(asked_for):
    def vectors(texts):
        asked_for.append(list(texts))
        angles = np.radians([float(text) for text in texts])
        return np.stack([np.cos(angles), np.sin(angles)], axis=1)

    return NearPhrasings(PHRASINGS, KNOWLEDGE, correct=lambda text: text, vectors=vectors)


def test_the_three_nearest_of_all_intents_of_a_unit_are_found(near):
    found = near.nearest(UNIT, np.array([1.0, 0.0]))
    assert [(item.text, item.likeness) for item in found] == [("5", 0.996), ("10", 0.985), ("-20", 0.94)]


def test_a_phrasing_is_told_with_its_writer_voice_and_place(near):
    found = near.nearest(UNIT, np.array([1.0, 0.0]))[2]
    assert (found.hand, found.voice, found.where) == ("a", "old miner", "data/voices/a.txt:3")
    assert found.intent == OTHER_INTENT


def test_vectors_are_read_once_and_only_of_units_asked_for(near, asked_for):
    for _ in range(2):
        near.nearest(UNIT, np.array([1.0, 0.0]))
    assert asked_for == [["10", "40", "-20", "5"]]


def test_a_unit_without_phrasings_has_none_near(near):
    unit = answer_unit("not_covered/insurance", KNOWLEDGE)
    assert near.nearest(unit, np.array([1.0, 0.0])) == ()
