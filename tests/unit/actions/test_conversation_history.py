from actions.conversation_history import (
    facts_told,
    facts_told_in_order,
    failures_in_row,
    last_answer,
    last_reply,
    turns,
)

USER = {"event": "user"}
SLOT = {"event": "slot"}


def said(outcome, *facts):
    reply = {"outcome": outcome, "facts": list(facts)}
    return {"event": "bot", "metadata": {"reply": reply}}


def outcomes(replies):
    return [reply.get("outcome") for reply in replies]


CONVERSATION = [
    *(USER, said("answer", "hope"), SLOT),
    *(USER, said("help"), said("answer", "ipm_new", "hope")),
    *(USER, said("smalltalk")),
    USER,
]


def test_turns_come_latest_first_without_this_one():
    assert [outcomes(replies) for replies in turns(CONVERSATION)] == [
        ["smalltalk"],
        ["help", "answer"],
        ["answer"],
    ]


def test_what_was_said_in_this_turn_is_not_before_it():
    assert last_reply([*CONVERSATION, said("clarify")])["outcome"] == "smalltalk"


def test_the_last_answer_is_found_behind_small_talk():
    assert last_answer(CONVERSATION)["facts"] == ["ipm_new", "hope"]


def test_a_question_that_was_declined_is_an_answer_and_a_question_back_is_none():
    declined = [USER, said("not_covered"), USER, said("clarify"), USER]
    assert last_answer(declined)["outcome"] == "not_covered"


def test_facts_told_are_each_listed_once_latest_first():
    assert facts_told_in_order(CONVERSATION) == ["ipm_new", "hope"]
    assert facts_told(CONVERSATION) == {"hope", "ipm_new"}


def test_only_failures_just_before_this_turn_count():
    failed = [USER, said("clarify"), USER, said("answer"), USER, said("out_of_scope"), USER, said("clarify")]
    assert failures_in_row([*failed, USER]) == 2
    assert failures_in_row([*failed, USER, said("smalltalk"), USER]) == 0


def test_a_turn_without_a_reply_of_ours_is_no_failure_and_no_fault():
    events = [USER, said("clarify"), USER, {"event": "bot", "metadata": None}, USER]
    assert failures_in_row(events) == 0
    assert last_reply(events) == {}
    assert last_answer(events) is None


def test_at_the_beginning_nothing_was_said():
    for events in ([], [USER]):
        assert list(turns(events)) == []
        assert last_reply(events) == {}
        assert last_answer(events) is None
        assert failures_in_row(events) == 0
