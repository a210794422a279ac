import xml.etree.ElementTree as ElementTree
from collections import Counter

import pytest

from benchmarks.tuning.confusions import Confusion
from benchmarks.tuning.measured import Calibration, Measured
from benchmarks.tuning.picture import picture
from benchmarks.tuning.settings_in_use import Settings, settings_in_use
from benchmarks.tuning.tables import tables
from benchmarks.tuning.tally import Tally
from nlu.intent.decision import KINDS, SAID, read_costs
from nlu.intents import AnswerUnit
from painguide.checks.bot_data import LocatedPhrasing

USED = Settings(30.0, 60, 1.0, read_costs({kind: dict.fromkeys(SAID, 0.5) for kind in KINDS}, 0.1, 0))
HALF_RIGHT = Tally(Counter({("fact", "fact", True): 6, ("advice", "fact", False): 4}), words=400)
CAREFUL = Tally(Counter({("fact", "two_facts", True): 5, ("advice", "clarify", False): 5}), words=450)
MEASURED = Measured(
    lines=10,
    hands=("a", "b"),
    accuracy=0.9,
    temperatures={0.9: Calibration(0.4, 0.03), 1.0: Calibration(0.5, 0.02)},
    regularizations={10.0: 0.89, 30.0: 0.9, 90.0: 0.88},
    factors={1.0: HALF_RIGHT, 2.0: CAREFUL},
    second_facts={0.1: HALF_RIGHT, 0.2: CAREFUL},
    confusions=(
        Confusion(
            AnswerUnit("fact", "hope"),
            AnswerUnit("talk", "greet"),
            3,
            LocatedPhrasing("any hope | or not", "ask/hope", "data/nlu.yml:7"),
        ),
    ),
)


@pytest.mark.parametrize(
    "row",
    [
        "10 lines of 2 hands left out of the fit: 90.0% of them likeliest what they mean.",
        "| **0.9** | 0.4000 | 3.0% |",
        "| 1 (in use) | 0.5000 | 2.0% |",
        "| **30** | 90.0% |",
        "| fact | 6 | 100.0% | 0.0% | 0.0% | 0.0% | 0.0% | 0.0% | 0.0% | 0.0% | 0.0% |",
        "| advice | 4 | 0.0% | 100.0% | 0.0% | 0.0% | 0.0% | 0.0% | 0.0% | 0.0% | 0.0% |",
        "| **1** | 60.0% | 40.0% | 0.0% |",
        "| 2 | 50.0% | 0.0% | 50.0% |",
        "| **0.1** | 100.0% | 0.0% | 40 |",
        "| 0.2 | 100.0% | 100.0% | 90 |",
        "| fact hope | talk greet | 3 | any hope \\| or not (data/nlu.yml:7) |",
    ],
)
def test_the_tables_tell_each_figure(row):
    assert row in "\n".join(tables(MEASURED, USED)).split("\n")


def test_every_table_has_as_many_cells_in_each_row():
    blocks = "\n".join(tables(MEASURED, USED)).split("\n\n")[1:]
    cells = [{row.replace("\\|", "").count("|") for row in block.split("\n")} for block in blocks]
    assert cells == [{4}, {3}, {12}, {5}, {5}, {5}]


def test_the_picture_has_a_curve_for_each_number():
    drawn = ElementTree.fromstring(picture(MEASURED, USED))
    lines = drawn.findall(".//{http://www.w3.org/2000/svg}polyline")
    assert len(lines) == 6
    texts = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert "log loss over temperature, least at 0.9" in texts
    assert "right (%) over wrong facts (%)" in texts


def test_the_numbers_in_use_are_those_of_config():
    used = settings_in_use()
    assert used.regularization > 0
    assert set(used.costs.wrong) == set(KINDS)
