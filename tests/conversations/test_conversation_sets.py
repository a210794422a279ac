"""Floors, some points under what is measured: docs/evaluation.md."""

import pytest
import yaml

from actions.reply import MOST_WORDS
from knowledge.loader import load_knowledge
from nlu.intents import answer_unit, full_name
from painguide.evaluation.conversation_evaluation import (
    CONVERSATION_SETS,
    CONVERSATIONS_DIRECTORY,
    judge_conversations,
    read_conversations,
)


@pytest.fixture(scope="module", params=sorted(CONVERSATION_SETS))
def turns(request, bot, event_loop):
    conversations = read_conversations(request.param)
    assert len(conversations) == 60
    return event_loop.run_until_complete(judge_conversations(bot, conversations))


def test_nine_in_ten_turns_of_a_conversation_are_right(turns):
    assert sum(not turn.faults for turn in turns) / len(turns) >= 0.9


def test_no_turn_is_too_much_to_read(turns):
    for turn in turns:
        if not any(reply["visit_questions"] for reply in turn.replies):
            assert sum(len(reply["text"].split()) for reply in turn.replies) <= MOST_WORDS


def test_messages_with_several_questions_get_an_answer_to_each(bot, event_loop):
    knowledge = load_knowledge()
    path = CONVERSATIONS_DIRECTORY / "several_questions_used.yml"
    items = yaml.safe_load(path.read_text(encoding="utf-8"))
    right = 0
    for item in items:
        event_loop.run_until_complete(bot.turn(item["text"], "several"))
        tracker = event_loop.run_until_complete(bot.agent.tracker_store.retrieve("several"))
        bot.forget("several")
        parsed = tracker.latest_message.parse_data
        intents = parsed.get("questions") or [full_name(parsed["intent"])]
        answered = {answer_unit(intent, knowledge).id for intent in intents}
        right += set(item["units"][:3]) <= answered
    assert right / len(items) >= 0.8
