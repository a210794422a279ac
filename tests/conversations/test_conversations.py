"""Runs every conversation of these folders through the real model, as patients write."""

from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parent
STORIES = [
    (path, story)
    for path in sorted(FOLDER.rglob("test_*.yml"))
    for story in yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]
]
OUTCOME_OF_ACTION = {
    "action_answer_question": {"answer", "not_covered", "advice"},
    "action_clarify": {"clarify", "help"},
    "action_decline_out_of_scope": {"out_of_scope"},
    "action_hand_off": {"handoff"},
    "action_offer_help": {"help"},
}


def expected_outcomes(action):
    if action.startswith("utter_report_"):
        return {"emergency"}
    return OUTCOME_OF_ACTION.get(action, {"smalltalk"})


@pytest.mark.parametrize(("path", "story"), STORIES, ids=[story["story"] for _, story in STORIES])
def test_conversation(ask, path, story):
    turns = [step["user"] for step in story["steps"] if "user" in step]
    actions = [step["action"] for step in story["steps"] if "action" in step]
    for replies, action in zip(ask(*turns), actions, strict=True):
        assert [reply["outcome"] in expected_outcomes(action) for reply in replies] == [True]
