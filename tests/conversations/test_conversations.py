"""Runs every conversation of these folders through the real model, as patients write.

The same files are Rasa test stories: `rasa test --stories tests/conversations`.
"""

from pathlib import Path

import pytest
import yaml
from rasa.shared.core.events import ActionExecuted, UserUttered

from dialogue.sentences_importer import responses_of
from knowledge.loader import load_knowledge

FOLDER = Path(__file__).parent
STORIES = [
    (path, story)
    for path in sorted(FOLDER.rglob("test_*.yml"))
    for story in yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]
]
RASAS_OWN_ACTIONS = {"action_listen", "action_session_start"}
OUTCOME_OF_ACTION = {
    "action_answer_question": {"answer", "not_covered", "advice"},
    "action_back_answer": {"answer", "not_covered", "advice", "help"},
    "action_refer_to_staff": {"handoff"},
    "action_clarify": {"clarify", "help"},
    "action_decline_language": {"out_of_scope"},
    "action_decline_out_of_scope": {"out_of_scope"},
    "action_hand_off": {"handoff"},
    "action_offer_help": {"help"},
    "action_offer_other_ways": {"help"},
    "action_say_simpler": {"answer", "not_covered", "advice"},
    "action_show_source": {"answer", "not_covered", "advice"},
    "action_tell_more": {"answer", "help"},
    "action_restart_conversation": {"help"},
    "action_go_back": {"help"},
    "action_show_visit_questions": {"help"},
    "action_add_visit_question": {"help"},
    "action_remove_visit_question": {"help"},
    "action_clear_visit_questions": {"help"},
}


def expected_outcomes(action):
    if action.startswith("utter_report_") or action == "action_keep_alarm":
        return {"emergency"}
    return OUTCOME_OF_ACTION.get(action, {"smalltalk"})


def steps(story, name):
    return [step[name] for step in story["steps"] if name in step]


@pytest.fixture
def events(bot, event_loop):
    """What Rasa noted of the test's conversation."""
    return lambda: event_loop.run_until_complete(bot.agent.tracker_store.retrieve("test")).events


@pytest.mark.parametrize(("path", "story"), STORIES, ids=[story["story"] for _, story in STORIES])
def test_conversation(ask, events, path, story):
    turns = ask(*steps(story, "user"))
    noted = events()
    actions = [event.action_name for event in noted if isinstance(event, ActionExecuted)]
    intents = [
        event.full_retrieval_intent_name or event.intent_name
        for event in noted
        if isinstance(event, UserUttered)
    ]
    assert intents == steps(story, "intent")
    assert [action for action in actions if action not in RASAS_OWN_ACTIONS] == steps(story, "action")
    for replies, action in zip(turns, steps(story, "action"), strict=True):
        assert [reply["outcome"] in expected_outcomes(action) for reply in replies] == [True]


def test_every_kind_of_reply_occurs_in_a_conversation():
    told = {action for _, story in STORIES for action in steps(story, "action")}
    domain = yaml.safe_load((FOLDER.parents[1] / "domain.yml").read_text(encoding="utf-8"))
    responses = responses_of(load_knowledge().sentences.values())
    # Those of the form, and what deletes the conversation's events: test_holding_a_conversation.py
    elsewhere = {
        "validate_visit_preparation_form",
        "action_ask_visit_treatment",
        "action_ask_visit_priority",
        "action_ask_visit_wish",
        "action_finish_preparation",
        "action_leave_preparation",
        "action_forget_conversation",
    }
    assert {*domain["actions"], *responses} - told == elsewhere
