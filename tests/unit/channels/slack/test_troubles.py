"""When Slack's API is slow, refuses, limits or loses calls."""

import pytest
from prometheus_client import REGISTRY

from tests.fakes.slack_api import Trouble
from tests.fakes.slack_stub import StubModel, reply
from tests.fakes.slack_workspace import served_workspace

POST, EPHEMERAL = "chat.postMessage", "chat.postEphemeral"
LIMITED = Trouble(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "0"})


def unsent(error):
    labels = {"channel": "slack", "code": error}
    return REGISTRY.get_sample_value("painguide_failed_sends_total", labels) or 0


@pytest.mark.parametrize(
    "trouble",
    [
        LIMITED,
        Trouble(500, {"ok": False, "error": "internal_error"}),
        Trouble(502, "<html>Bad Gateway</html>"),
        Trouble(503, {"ok": False, "error": "service_unavailable"}),
        Trouble(504, ""),
        Trouble(drop=True),
    ],
    ids=["429", "500", "502", "503", "504", "dropped"],
)
def test_call_that_fails_for_a_while_is_made_again_until_it_is_taken(slack, trouble):
    slack.api.trouble(POST, trouble, trouble)
    slack.say("hello")
    assert "You said: hello" in slack.api.wait_for(1)[0].text
    assert slack.api.attempts.count(POST) == 3


@pytest.mark.parametrize(
    "trouble", [LIMITED, Trouble(502, "Bad Gateway"), Trouble(drop=True)], ids=["429", "502", "dropped"]
)
def test_response_address_that_fails_for_a_while_is_tried_again(slack, trouble):
    slack.api.trouble("response_url", trouble, trouble)
    slack.command("hello")
    assert slack.api.wait_for(1)[0].method == "response_url"
    assert slack.api.attempts.count("response_url") == 3


def test_response_address_that_has_expired_is_replaced_by_another_way(slack):
    slack.api.trouble("response_url", Trouble(404, "expired_url"))
    slack.command("hello")
    assert slack.api.wait_for(1)[0].method == EPHEMERAL


def test_personal_reply_that_a_channel_refuses_goes_to_direct_messages(slack, model):
    model.answer = lambda text: reply("For you.", "advice")
    slack.api.refuse(EPHEMERAL, "user_not_in_channel")
    slack.mention("hello")
    [call] = slack.api.wait_for(1)
    assert (call.method, call.arguments["channel"]) == (POST, "U1")


def test_answer_that_a_channel_refuses_goes_to_direct_messages(slack):
    slack.api.refuse(POST, "is_archived")
    slack.mention("hello")
    assert slack.api.wait_for(1)[0].arguments["channel"] == "U1"


def test_blocks_that_slack_refuses_are_left_out_and_the_text_goes_out(slack):
    slack.api.refuse(POST, "invalid_blocks")
    slack.say("hello")
    [call] = slack.api.wait_for(1)
    assert "You said: hello" in call.text
    assert call.blocks == []


def test_reply_that_cannot_be_sent_is_counted_and_logged_without_its_text(slack, caplog):
    before = unsent("account_inactive")
    slack.api.refuse(POST, "account_inactive", times=2)
    slack.say("my name is Xaverine")
    slack.say("after")
    slack.api.wait_until(lambda: slack.api.attempts, 2)
    slack.say("another")
    slack.api.wait_for(1)
    assert unsent("account_inactive") == before + 2
    assert "could not be sent (account_inactive)" in caplog.text
    assert "Xaverine" not in caplog.text


def test_reply_is_given_up_when_slack_asks_to_wait_for_hours(slack):
    before = unsent("ratelimited")
    slack.api.trouble(POST, Trouble(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "7200"}))
    slack.say("hello")
    slack.say("again")
    assert "You said: again" in slack.api.wait_for(1)[0].text
    assert unsent("ratelimited") == before + 1


def test_trouble_of_one_conversation_does_not_hold_up_another(slack):
    slack.api.trouble(POST, Trouble(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "1"}))
    slack.say("limited", user="U1")
    slack.api.wait_until(lambda: slack.api.attempts, 2)
    slack.say("quick", user="U2")
    assert "You said: quick" in slack.api.wait_for(1)[0].text
    assert "You said: limited" in slack.api.wait_for(2)[1].text


def test_message_that_cannot_be_replaced_does_not_cost_its_answer(slack, model):
    model.answer = lambda text: reply(f"Answer to {text}.", buttons=(("Question?", "/ask/1"),))
    slack.say("hello")
    slack.api.refuse("chat.update", "message_not_found")
    slack.press(slack.api.wait_for(1)[0], "Question?")
    assert "Answer to /ask/1." in slack.api.wait_for(2)[1].text


def test_token_that_does_not_work_is_told_at_the_start_without_the_token(caplog):
    with served_workspace(StubModel(), token="xoxb-wrong-token") as workspace:
        workspace.api.wait_until(lambda: workspace.api.refused, 1)
        workspace.say("hello")
        workspace.api.wait_until(lambda: workspace.api.refused, 2)
    assert "SLACK_BOT_TOKEN does not work (invalid_auth)" in caplog.text
    assert "wrong-token" not in caplog.text


def test_replies_under_way_are_sent_before_the_server_stops(model):
    model.hold()
    with served_workspace(model) as workspace:
        workspace.say("hello")
        assert model.is_asked.wait(10)
        model.release()
    assert ["You said: hello" in call.text for call in workspace.api.of(POST)] == [True]
