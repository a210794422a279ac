"""What the channel takes and what it refuses, over HTTP."""

import json
from urllib.parse import urlencode

import pytest
import requests
from rasa.core.channels.channel import InputChannel

from channels.slack.slack_input import SlackInput
from settings.errors import SettingsError
from tests.fakes.slack_workspace import SlackWorkspace, mention_event, message_event


def heard_after(slack, model, *deliveries):
    """Return what reached the model, once a last message has."""
    for deliver in deliveries:
        assert deliver().status_code == 200
    slack.say("the last")
    slack.api.wait_until(lambda: [text for text in model.texts if text == "the last"], 1)
    return model.texts[:-1]


def test_message_is_acknowledged_before_its_turn_ends(slack, model):
    model.hold()
    answers = [slack.say("hello", user=f"U{number}") for number in range(12)]
    assert {(answer.status_code, answer.content) for answer in answers} == {(200, b"")}
    assert slack.api.of("chat.postMessage") == []
    model.release()
    assert len(slack.api.wait_for(12, "chat.postMessage")) == 12


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/json; charset=utf-8", "text/plain"]
)
def test_slack_may_check_that_the_address_is_ours(slack, content_type):
    body = json.dumps({"type": "url_verification", "token": "old", "challenge": "3eZbrw1aB"}).encode()
    assert slack.deliver(body, content_type).json() == {"challenge": "3eZbrw1aB"}


@pytest.mark.parametrize("age", [301, -301])
def test_stale_delivery_is_refused_and_reaches_no_one(slack, model, age):
    body = json.dumps(message_event("hello")).encode()
    answer = slack.deliver(body, headers=slack.signed(body, age=age))
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "signature_invalid")
    assert model.heard == []


def test_forged_delivery_is_refused_whatever_it_asks(slack, model):
    forger = SlackWorkspace(slack.address, slack.api, secret="guessed")
    answers = [
        forger.say("hello"),
        forger.command("hello"),
        forger.send_event({"type": "url_verification", "challenge": "x"}),
        forger.interact({"type": "block_actions"}),
        requests.post(slack.address, json=message_event("hello"), timeout=10),
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert "challenge" not in answers[2].text
    assert model.heard == []


def test_body_changed_on_its_way_is_refused(slack, model):
    body = json.dumps(message_event("hello")).encode()
    assert slack.deliver(body + b" ", headers=slack.signed(body)).status_code == 401
    assert model.heard == []


@pytest.mark.parametrize(
    "reason", ["http_timeout", "http_error", "connection_failed", "too_many_redirects", "unknown_error"]
)
def test_event_delivered_again_is_answered_once_whatever_the_reason(slack, model, reason):
    event = message_event("hello")
    retries = [
        lambda number=number: slack.send_event(
            event, headers={"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
        )
        for number in range(1, 4)
    ]
    assert heard_after(slack, model, lambda: slack.send_event(event), *retries) == ["hello"]


def test_delivery_whose_first_attempt_was_lost_is_answered(slack, model):
    headers = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    assert heard_after(slack, model, lambda: slack.say("hello", user="U9")) == ["hello"]
    assert slack.send_event(message_event("again", user="U9"), headers=headers).status_code == 200
    slack.api.wait_until(lambda: [text for text in model.texts if text == "again"], 1)


def test_replayed_command_is_answered_once(slack, model):
    body = urlencode({"command": "/painguide", "text": "hello", "user_id": "U1", "channel_id": "C1"}).encode()
    kind = "application/x-www-form-urlencoded"
    assert heard_after(slack, model, *[lambda: slack.deliver(body, kind)] * 3) == ["hello"]


def test_message_that_two_subscriptions_match_is_answered_once(slack, model):
    place = {"channel": "D1", "ts": "1700000002.000001"}
    twice = [
        lambda: slack.send_event(message_event("<@UBOT> hello", **place)),
        lambda: slack.send_event(mention_event("hello", **place)),
    ]
    assert heard_after(slack, model, *twice) == ["hello"]


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"},
        {"subtype": "bot_message", "bot_id": "B2"},
        {"bot_profile": {"id": "B1"}},
        {"user": "UBOT"},
        {"user": "USLACKBOT"},
        {"user": ""},
        {"subtype": "message_changed", "message": {"text": "hello"}},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"edited": {"user": "U1", "ts": "1"}},
        {"hidden": True},
        {"channel": "C1", "channel_type": "channel"},
        {"channel": "G1", "channel_type": "group"},
        {"channel": "G1", "channel_type": "mpim"},
        {"channel": None, "channel_type": None},
        {"type": "reaction_added"},
        {"type": None},
        {"text": {"not": "a text"}, "user": ["U1"]},
    ],
    ids=str,
)
def test_what_no_person_says_to_the_bot_is_ignored(slack, model, event):
    assert heard_after(slack, model, lambda: slack.say("unheard", **event)) == []
    assert len(slack.api.wait_for(1)) == 1


@pytest.mark.parametrize("event", [{"bot_id": "B1"}, {"edited": {"user": "U1"}}, {"user": "UBOT"}], ids=str)
def test_mention_by_a_bot_or_by_an_edit_is_ignored(slack, model, event):
    assert heard_after(slack, model, lambda: slack.mention("unheard", **event)) == []


@pytest.mark.parametrize(
    "body",
    [
        {"type": "event_callback"},
        {"type": "event_callback", "event": None},
        {"type": "event_callback", "event": [], "event_id": 7},
        {"type": "event_callback", "event": {}, "authorizations": "none"},
        {"type": "app_rate_limited", "minute_rate_limited": 1},
        {},
    ],
    ids=str,
)
def test_delivery_that_is_nothing_to_us_is_acknowledged(slack, body):
    assert slack.send_event(body).status_code == 200


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "view_submission"},
        {"type": "block_actions"},
        {"type": "block_actions", "actions": [None]},
        {"type": "block_actions", "actions": [{"action_id": "choice-1", "value": 7}], "user": "U1"},
        {"type": "block_actions", "actions": [{"action_id": "else-1"}], "user": {"id": "U1"}},
        {"type": "shortcut", "callback_id": "x"},
    ],
    ids=str,
)
def test_payload_that_is_no_press_of_ours_is_acknowledged(slack, model, payload):
    assert slack.interact(payload).status_code == 200
    assert model.heard == []


@pytest.mark.parametrize("body", [b"{", b'{"a":' + b"[" * 5000, b"payload=%5B%5D", b"payload=x", b"[1]"])
def test_body_that_slack_never_sends_is_refused_without_a_fault(slack, body):
    answer = slack.deliver(body)
    assert answer.status_code in (200, 400)
    assert answer.status_code == 200 or answer.json()["error"]["code"] == "malformed"


def test_check_of_a_certificate_is_acknowledged(slack):
    assert slack.deliver(b"ssl_check=1&token=old").status_code == 200


def test_body_beyond_all_messages_is_refused(slack):
    answer = slack.deliver(b"{" + b" " * 1_100_000 + b"}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


def test_channel_says_when_asked_that_it_is_on(slack):
    assert requests.get(slack.address.removesuffix("webhook"), timeout=10).json() == {"configured": True}


def test_without_settings_the_channel_is_off_and_says_so(monkeypatch, serve_chat, bot):
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)
    channel = SlackInput.from_credentials(None)
    assert isinstance(channel, InputChannel)
    with serve_chat(bot, channel) as client:
        for answer in (
            requests.post(f"http://127.0.0.1:{client.port}/webhooks/slack/webhook", json={}, timeout=10),
            requests.get(f"http://127.0.0.1:{client.port}/webhooks/slack/", timeout=10),
        ):
            assert (answer.status_code, answer.json()["error"]["code"]) == (503, "not_configured")
            assert "SLACK_BOT_TOKEN" in answer.json()["error"]["message"]


def test_half_a_setup_stops_the_start(monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.delenv("SLACK_SIGNING_SECRET", raising=False)
    with pytest.raises(SettingsError, match="SLACK_SIGNING_SECRET"):
        SlackInput.from_credentials(None)
