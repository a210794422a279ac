import json
from dataclasses import asdict, replace

import pytest

from nlu.safety.red_flag_model import PartRead
from painguide.explaining.explanation import (
    Choice,
    Explanation,
    LikelyUnit,
    NearPhrasing,
    ReadReading,
    RedFlags,
    Step,
)
from painguide.explaining.explanation_text import as_text

NEAR = NearPhrasing(0.934, "how is rfa done", "ask/rfa_how", "nurses", "ward sister", "data/voices/n.txt:7")
READING = ReadReading(
    label="the message as written",
    text="how does rfa work",
    certain=(),
    likely=(LikelyUnit("fact", "rfa_how", "ask/rfa_how", 0.8125, (NEAR,)),),
    choices=(Choice("fact", ("rfa_how",), 0.0812, True), Choice("clarify", (), 0.4, False)),
    decided=("ask/rfa_how",),
)
RED_FLAGS = RedFlags((), (PartRead("how does rfa work", -3.0, -5.0, "A"),), 0.6, -4.2, 0.0, "")
EXPLANATION = Explanation(
    normalized="how does rfa wrok",
    corrections=(("wrok", "work"),),
    topics=(("radiofrequency_ablation", "rfa"),),
    language="english",
    tone="",
    readings=(READING,),
    red_flags=RED_FLAGS,
    steps=(Step("IntentClassifier", ("ask/rfa_how",)), Step("DecisionGate", ("ask/rfa_how",))),
    outcome="answer",
    reply="It uses heat.",
)


def test_an_explanation_tells_all_in_the_order_in_which_it_happened():
    assert "\n".join(as_text(EXPLANATION)) == (
        "read       how does rfa wrok\n"
        "corrected  wrok -> work\n"
        "topics     radiofrequency_ablation ('rfa')\n"
        "\n"
        "reading 1: the message as written\n"
        "  how does rfa work\n"
        "  how likely, and what was written that is near\n"
        "     81.2%  fact rfa_how, by ask/rfa_how\n"
        "            0.93  how is rfa done  [nurses (ward sister), data/voices/n.txt:7]\n"
        "  what it would cost to say\n"
        "     0.081  fact rfa_how  <- least\n"
        "     0.400  clarify\n"
        "  decided: ask/rfa_how\n"
        "\n"
        "language   english\n"
        "red flags  patterns that match: none\n"
        "           second look -4.20, alarms from 0.00 (the encoder counts 60%)\n"
        "            -4.20  words -3.00, encoder -5.00, tier A: how does rfa work\n"
        "           reported: none\n"
        "tone       none\n"
        "\n"
        "who set what is asked, one after the other\n"
        "    IntentClassifier: ask/rfa_how\n"
        "    DecisionGate: ask/rfa_how\n"
        "decided by DecisionGate\n"
        "\n"
        "said       answer: It uses heat."
    )


def test_a_report_names_its_pattern_and_who_decided():
    flags = replace(RED_FLAGS, patterns=("chest_pain",), reported="report_emergency")
    steps = (*EXPLANATION.steps, Step("SafetyGate", ("report_emergency",)))
    lines = as_text(replace(EXPLANATION, red_flags=flags, steps=steps))
    assert "red flags  patterns that match: chest_pain" in lines
    assert "           reported: report_emergency" in lines
    assert "decided by SafetyGate" in lines


def test_two_facts_are_named_together():
    both = Choice("two_facts", ("rfa_how", "rfa_aim"), 0.05, True)
    lines = as_text(replace(EXPLANATION, readings=(replace(READING, choices=(both,)),)))
    assert "     0.050  two_facts rfa_how and rfa_aim  <- least" in lines


def test_what_the_conversation_settles_is_told():
    certain = replace(READING, certain=("ask/rfa_aim",))
    lines = as_text(replace(EXPLANATION, readings=(certain,)))
    assert "  the conversation leaves no doubt: ask/rfa_aim" in lines


def test_an_empty_message_is_explained_as_well():
    nothing = replace(
        EXPLANATION,
        normalized="",
        corrections=(),
        topics=(),
        readings=(replace(READING, text="", likely=(), choices=(), decided=()),),
        red_flags=replace(RED_FLAGS, parts=(), alarm=None),
        steps=(),
    )
    lines = as_text(nothing)
    assert lines[:3] == ["read       nothing", "corrected  none", "topics     none"]
    assert "           the second look had nothing to read" in lines
    assert not any(line.startswith("decided by") for line in lines)


@pytest.mark.parametrize("key", ["normalized", "readings", "red_flags", "steps", "reply"])
def test_the_json_holds_the_same(key):
    written = json.loads(json.dumps(asdict(EXPLANATION)))
    assert written[key] == json.loads(json.dumps(asdict(EXPLANATION)[key]))
    assert written["readings"][0]["likely"][0]["nearest"][0]["where"] == "data/voices/n.txt:7"
