import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.answer_question import ActionAnswerQuestion
from actions.repertoire import Repertoire
from actions.safety.keep_alarm import ActionKeepAlarm
from knowledge.loader import load_knowledge
from nlu.slots import ALARM_SLOT, LANGUAGE_SLOT
from tests.fakes.clinic import a_clinic

REPERTOIRE = Repertoire(load_knowledge(), a_clinic(alarm_turns=5))
USER = {"event": "user", "text": "so it goes"}


def raised(report):
    return [USER, {"event": "slot", "name": ALARM_SLOT, "value": report}]


def run(action, intent, events, report="report_crisis", **slots):
    base = intent.partition("/")[0]
    message = {"intent": {"name": base, "full_retrieval_intent_name": intent, "confidence": 1.0}, "text": "x"}
    tracker = Tracker(
        "me", {ALARM_SLOT: report, **slots}, message, [*events, USER], False, None, {}, "action_listen"
    )
    dispatcher = CollectingDispatcher()
    noted = action(REPERTOIRE).run(dispatcher, tracker, {})
    (said,) = dispatcher.messages
    return said["reply"], {event["name"]: event["value"] for event in noted if event["event"] == "slot"}


def kept(kind, events=None, report="report_crisis", **slots):
    return run(ActionKeepAlarm, f"after_alarm/{kind}", events or raised(report), report, **slots)


def test_the_number_is_repeated_and_the_kind_is_answered():
    reply, noted = kept("refuses")
    assert reply["outcome"] == "emergency"
    assert reply["body"].startswith("Call or text 116 123 all the same")
    assert noted == {}


def test_nothing_that_was_said_is_said_again():
    first, _ = kept("refuses")
    bot = {"event": "bot", "text": "", "metadata": {"reply": first}}
    second, _ = kept("refuses", [*raised("report_crisis"), USER, bot])
    assert second["body"] != first["body"]


def test_safe_now_ends_the_alarm():
    reply, noted = kept("safe_now")
    assert noted == {ALARM_SLOT: None}
    assert reply["outcome"] == "smalltalk"


@pytest.mark.parametrize(
    ("report", "becomes"),
    [
        ("report_urgent_problem", "report_emergency"),
        ("report_crisis", "report_emergency_and_crisis"),
        ("report_emergency", "report_emergency"),
    ],
)
def test_what_gets_worse_begins_the_alarm_anew(report, becomes):
    reply, noted = kept("worse_now", report=report)
    assert noted == {ALARM_SLOT: becomes}
    assert "112" in reply["body"]


def test_a_spanish_alarm_is_kept_in_spanish():
    assert kept("refuses", **{LANGUAGE_SLOT: "spanish"})[0]["body"].startswith("Llame")


def test_an_ordinary_answer_has_the_number_above_it_while_the_alarm_stands():
    question = next(iter(REPERTOIRE.knowledge.fact_of_claim))
    reply, _ = run(ActionAnswerQuestion, f"ask/{question}", raised("report_crisis"))
    assert reply["body"].startswith("Call or text 116 123: that comes first")
    assert reply["outcome"] == "answer"
    later, _ = run(ActionAnswerQuestion, f"ask/{question}", [*raised("report_crisis"), *[USER] * 5])
    assert "116 123" not in later["body"]
