"""What holds of every conversation, whatever is said in it, and in whatever order."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.disclaimer import disclaimer
from actions.repertoire import load_repertoire
from actions.reply import CLINICAL_OUTCOMES, MOST_WORDS
from knowledge.loader import load_knowledge
from nlu.intents import base_name
from nlu.slots import FOCUS_SLOT
from painguide.checks.bot_data import read_training_phrasings
from settings.clinic_settings import load_clinic_settings

KNOWLEDGE = load_knowledge()
NUMBER = load_clinic_settings().emergency_number
QUESTIONS = [
    "how does PRP work?",
    "what does the stimulator do",
    "what is RFA and do I stay overnight?",
    "what are the risks",
    "is there any hope for me",
    "who is on the team",
]
FOLLOW_UPS = [
    "and how long does it last",
    "why?",
    "really?",
    "what about PT",
    "the last one",
    "so it cures it",
]
OTHERS = [
    "should i have it?",
    "can i stop my pills",
    "my mum had one in may",
    "tell me more",
    "simpler please",
    "where is that from",
    "add that to my list",
    "show my questions",
    "start over",
    "help me get ready for my appointment",
    "stop",
    "yes",
    "no",
    "thanks",
    "bye",
    "who won the football?",
    "who can read this chat",
    "the thing",
    "???",
]
ALARM = "i can't breathe"
# Asked for again, or nothing but a courtesy: the same words may come twice.
MAY_REPEAT = frozenset({*OTHERS, *QUESTIONS, ALARM})
SMALL = ("talk.left", "talk.preparation_left", "visit_list.empty", "statement.waiting")
SMALL_TALK = ("acknowledge", "deny", "thank", "say_goodbye")
_SAID = {
    *(load_repertoire().sentence(name) for name in SMALL),
    *(load_repertoire().sentence(f"small_talk.utter_{name}") for name in SMALL_TALK),
}


def small(reply):
    """Return whether a Reply is one of those that no question or statement may get."""
    return any(reply["text"].startswith(said) for said in _SAID)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*QUESTIONS, *FOLLOW_UPS, *OTHERS, ALARM]), min_size=2, max_size=7))
def test_any_conversation_keeps_its_promises(bot, event_loop, messages):
    bot.forget("any")
    before, is_alarmed = "", False
    for text in messages:
        replies = event_loop.run_until_complete(bot.turn(text, "any"))
        assert replies
        assert not any(reply["outcome"] == "error" for reply in replies)
        if any(reply["outcome"] in CLINICAL_OUTCOMES for reply in replies):
            assert replies[-1]["text"].endswith(disclaimer())
        # A patient's own list may be longer.
        if not any(reply["visit_questions"] for reply in replies):
            assert sum(len(reply["text"].split()) for reply in replies) <= MOST_WORDS
        tracker = event_loop.run_until_complete(bot.agent.tracker_store.retrieve("any"))
        assert set(tracker.get_slot(FOCUS_SLOT) or []) <= set(KNOWLEDGE.topics)
        assert text not in QUESTIONS or not any(map(small, replies))
        assert text in MAY_REPEAT or replies[-1]["body"] != before
        is_alarmed = text == ALARM or (is_alarmed and text != "start over")
        assert not is_alarmed or any(NUMBER in reply["text"] for reply in replies)
        before = replies[-1]["body"]
    bot.forget("any")


def of_each_question_and_statement():
    """Return two phrasings of every question, and of every statement but those that take their leave."""
    texts = {}
    for phrasing in read_training_phrasings():
        if base_name(phrasing.intent) in {"ask", "not_covered", "seek_advice", "statement"}:
            texts.setdefault(phrasing.intent, []).append(phrasing.text)
    leaving = {"statement/waiting", "statement/social"}
    return [
        text for intent in texts.keys() - leaving for text in texts[intent][:: len(texts[intent]) // 2][:2]
    ]


@pytest.mark.parametrize("before", [(), ("how does PRP work?",), ("help me get ready for my appointment",)])
def test_no_question_and_no_statement_gets_a_small_reply(ask, bot, before):
    wrong = []
    for text in of_each_question_and_statement():
        replies = ask(*before, text)[-1]
        bot.forget("test")
        if any(map(small, replies)):
            wrong.append(text)
    assert wrong == []
