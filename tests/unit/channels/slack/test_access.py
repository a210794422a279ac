"""When Slack takes the bot's token no more: logged, counted, and told to whoever runs the server."""

import pytest
from prometheus_client import REGISTRY

from tests.fakes.slack_stub import StubModel
from tests.fakes.slack_workspace import envelope, served_workspace

POST = "chat.postMessage"
REVOKED = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": ["UBOT"]}}
OF_A_USER = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}


def lost(code):
    labels = {"channel": "slack", "code": code}
    return REGISTRY.get_sample_value("painguide_access_lost_total", labels) or 0


@pytest.mark.parametrize(
    ("event", "code"), [({"type": "app_uninstalled"}, "app_uninstalled"), (REVOKED, "tokens_revoked")]
)
def test_app_that_was_removed_is_logged_counted_and_told(slack, caplog, event, code):
    slack.api.wait_for(1, "auth.test")
    before, delivery = lost(code), envelope(event)
    assert slack.send_event(delivery).status_code == slack.send_event(delivery).status_code == 200
    assert slack.access.as_dict() == {"sends": False, "blocked_chats": 0, "fault": code}
    assert lost(code) == before + 1
    assert f"slack: nothing can be sent ({code}); see docs/slack.md" in caplog.text


def test_token_of_a_user_is_none_of_ours(slack):
    slack.api.wait_for(1, "auth.test")
    slack.send_event(envelope(OF_A_USER))
    assert slack.access.as_dict() == {"sends": True, "blocked_chats": 0}


def test_token_that_slack_refuses_is_told_until_it_takes_a_message_again(slack):
    slack.api.wait_for(1, "auth.test")
    slack.api.refuse(POST, "token_revoked")
    slack.say("hello")
    slack.api.wait_until(lambda: slack.api.attempts, 2)
    slack.say("after")
    slack.api.wait_for(1)
    assert lost("token_revoked")
    slack.say("again")
    slack.api.wait_for(2)
    assert slack.access.as_dict() == {"sends": True, "blocked_chats": 0}


def test_wrong_token_is_told_from_the_start():
    with served_workspace(StubModel(), token="xoxb-wrong-token") as workspace:
        workspace.api.wait_until(lambda: workspace.api.refused, 1)
    assert workspace.access.as_dict()["fault"] == "invalid_auth"
