from dataclasses import replace

import pytest

from knowledge.after_alarm_texts import load_after_alarm_texts
from knowledge.checks.after_alarm_check import check_after_alarm

SHIPPED = load_after_alarm_texts()
ENGLISH, SPANISH = SHIPPED["english"], SHIPPED["spanish"]


def faults(**changes):
    return [problem.fault for problem in check_after_alarm({"english": replace(ENGLISH, **changes)})]


def test_what_ships_is_accepted_in_every_language():
    assert list(check_after_alarm(SHIPPED)) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("It will be fine.", "names no number"),
        ("{call} " + "now " * 45, "words"),
        ("{phone}, please.", r"has {phone}"),
        ("{call}, notwithstanding contraindicating, incapacitating circumstances.", "reads at grade"),
    ],
)
def test_a_text_that_helps_nobody_is_refused(text, fault):
    again = {**ENGLISH.again, "body": (text,)}
    assert any(fault in told and told.startswith("again.body") for told in faults(again=again))


def test_a_kind_that_one_language_lacks_is_told():
    kinds = {kind: texts for kind, texts in SPANISH.kinds.items() if kind != "refuses"}
    problems = check_after_alarm({**SHIPPED, "spanish": replace(SPANISH, kinds=kinds)})
    assert [problem.fault for problem in problems] == ["'refuses' is not said in every language"]
