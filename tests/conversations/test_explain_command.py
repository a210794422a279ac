import json

import pytest

from painguide.explaining.explain import explain, run

# A reading is in words what the components did: so one is asked of each way to decide.


@pytest.fixture
def explained(bot, event_loop):
    return lambda *turns: event_loop.run_until_complete(explain(bot, turns))


def test_a_question_is_followed_from_its_words_to_its_answer(explained):
    told = explained("how does RFA wrok?")
    assert told.corrections == (("wrok", "work"),)
    assert told.topics == (("radiofrequency_ablation", "rfa"),)
    likeliest = told.readings[0].likely[0]
    assert likeliest.intent == "ask/rfa_how_it_works"
    assert len(likeliest.nearest) == 3
    assert likeliest.nearest[0].where.startswith("data/")
    assert told.readings[0].choices[0].is_cheapest
    assert told.outcome == "answer"


def test_what_was_decided_is_what_was_said(explained):
    told = explained("how does RFA work?")
    assert told.steps[-1].component in {"DecisionGate", "QuestionJoiner"}
    assert told.steps[-1].intents[0] == "ask/rfa_how_it_works"


def test_a_follow_up_is_read_with_its_conversation(explained):
    told = explained("how does RFA work?", "and how long does it take to recover from it?")
    behind = "behind “radiofrequency ablation. how does radiofrequency ablation work?”"
    assert told.readings[0].label == f"the message as written, {behind}"


def test_several_questions_are_read_one_by_one(explained):
    labels = [reading.label for reading in explained("What is PRP? And what does it cost?").readings]
    second = "question 2 of it, behind “what is prp?”"
    assert labels[:3] == ["the message as written", "question 1 of it", second]


def test_an_emergency_is_the_safety_gates(explained):
    told = explained("I have chest pain and can't breathe")
    assert told.steps[-1].component == "SafetyGate"
    assert told.red_flags.reported == "report_emergency"
    assert told.red_flags.patterns


def test_a_message_without_words_is_explained(explained):
    assert explained("").normalized == ""


def test_explaining_leaves_no_conversation_behind(explained, bot, event_loop):
    explained("how does RFA work?")
    assert not event_loop.run_until_complete(bot.agent.tracker_store.exists("explain"))


def test_the_json_holds_what_the_text_tells(bot, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.reconfigure", lambda **_: None, raising=False)
    run(bot, ["how does RFA work?"], as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["readings"][0]["likely"][0]["intent"] == "ask/rfa_how_it_works"
    run(bot, ["how does RFA work?"], as_json=False)
    assert "decided by " in capsys.readouterr().out
