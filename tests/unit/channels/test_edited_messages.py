"""An edit is answered where it reports a red flag whose number its writer was not told yet."""

import asyncio

import pytest

from actions.repertoire import load_repertoire
from channels.edited_messages import EditedMessages
from channels.refused_messages import RefusedMessages

EMERGENCY = "I have crushing chest pain"
URGENT = "my leg is numb since the injection"
CRISIS = "i want to kill myself"
HARMLESS = "how does it work?"
CALL_EMERGENCY_SERVICES = {"outcome": "emergency", "text": "Call 911 now. No staff are watching this chat."}
CALL_URGENT_LINE = {"outcome": "emergency", "text": "Call 555-0143 now: that is our urgent line. Or 911."}


@pytest.fixture
def edits():
    repertoire = load_repertoire()
    return EditedMessages(RefusedMessages("test", repertoire), repertoire, most=2)


def outcomes(edits, text, message="m1", **options):
    replies = asyncio.run(edits.emergency_replies(message, text, "someone", **options))
    return [reply["outcome"] for reply in replies]


def remember(edits, text, reply, message="m1"):
    asyncio.run(edits.remember(message, text, "someone", [reply]))


@pytest.mark.parametrize("text", [EMERGENCY, URGENT, CRISIS, "It was a long day. " * 300 + EMERGENCY])
def test_edit_that_now_reports_a_red_flag_gets_the_emergency_reply(edits, text):
    assert outcomes(edits, text, before=HARMLESS) == ["emergency"]


@pytest.mark.parametrize("text", ["", HARMLESS, f"I do not have chest pain. {HARMLESS}"])
def test_any_other_edit_gets_nothing(edits, text):
    assert outcomes(edits, text, before=HARMLESS) == []
    assert outcomes(edits, text, before=EMERGENCY) == []


def test_edit_of_a_message_that_reported_the_same_gets_nothing(edits):
    assert outcomes(edits, f"{EMERGENCY} now", before=EMERGENCY) == []


def test_edit_that_comes_again_is_answered_once(edits):
    assert [outcomes(edits, EMERGENCY) for _ in range(3)] == [["emergency"], [], []]
    assert outcomes(edits, EMERGENCY, message="another") == ["emergency"]


def test_message_that_was_answered_with_the_number_is_not_answered_again(edits):
    remember(edits, EMERGENCY, CALL_EMERGENCY_SERVICES)
    assert outcomes(edits, f"{EMERGENCY} now") == []


def test_number_that_the_bot_gave_by_its_second_look_counts_as_told(edits):
    remember(edits, "curshing chset pian", CALL_EMERGENCY_SERVICES)
    assert outcomes(edits, EMERGENCY) == []


def test_urgent_problem_that_becomes_an_emergency_is_answered(edits):
    remember(edits, URGENT, CALL_URGENT_LINE)
    assert outcomes(edits, f"{URGENT}, really") == []
    assert outcomes(edits, f"{URGENT}. {EMERGENCY}") == ["emergency"]
    assert outcomes(edits, EMERGENCY, message="another", before=URGENT) == ["emergency"]


def test_number_that_was_given_for_another_case_is_not_told(edits):
    remember(edits, "my brother hits me", {"outcome": "emergency", "text": "Call 911 if you are in danger."})
    assert outcomes(edits, EMERGENCY) == ["emergency"]


def test_emergency_that_becomes_a_crisis_is_answered(edits):
    remember(edits, EMERGENCY, CALL_EMERGENCY_SERVICES)
    assert outcomes(edits, CRISIS) == ["emergency"]


def test_red_flag_that_was_taken_back_is_answered_when_it_returns(edits):
    assert [outcomes(edits, text) for text in (EMERGENCY, HARMLESS, EMERGENCY)] == [
        ["emergency"],
        [],
        ["emergency"],
    ]


def test_answer_that_was_no_emergency_tells_no_number(edits):
    remember(edits, EMERGENCY, {"outcome": "answer", "text": "In an emergency, call 911."})
    assert outcomes(edits, EMERGENCY) == ["emergency"]


def test_oldest_messages_are_forgotten(edits):
    for message in ("m1", "m2", "m3"):
        outcomes(edits, EMERGENCY, message=message)
    assert [outcomes(edits, EMERGENCY, message=message) for message in ("m3", "m2")] == [[], []]
    assert outcomes(edits, EMERGENCY, message="m1") == ["emergency"]
