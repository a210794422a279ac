import pytest
from slack_sdk.signature import Clock, SignatureVerifier

from channels.slack.signature import SlackSignature

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
NOW = 1_700_000_000
BODY = '{"text": "wie heiß ist das?"}'.encode()


class FixedClock(Clock):
    def now(self):
        return NOW


@pytest.fixture
def signature():
    return SlackSignature(SECRET, FixedClock())


def headers(body=BODY, at=NOW, secret=SECRET):
    signed = SignatureVerifier(secret).generate_signature(timestamp=str(at), body=body)
    return {"X-Slack-Request-Timestamp": str(at), "X-Slack-Signature": signed}


@pytest.mark.parametrize("at", [NOW, NOW - 299, NOW + 299])
def test_request_signed_by_slack_within_five_minutes_is_valid(signature, at):
    assert signature.is_valid(BODY, headers(at=at))


@pytest.mark.parametrize("at", [NOW - 301, NOW + 301, 0])
def test_request_signed_too_long_ago_is_refused(signature, at):
    assert not signature.is_valid(BODY, headers(at=at))


def test_changed_body_or_other_secret_is_refused(signature):
    assert not signature.is_valid(BODY + b" ", headers())
    assert not signature.is_valid(BODY, headers(secret="another"))


@pytest.mark.parametrize(
    "change",
    [
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=ü"},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "9" * 5000},
    ],
)
def test_malformed_header_is_refused_not_a_fault(signature, change):
    assert not signature.is_valid(BODY, {**headers(), **change})


def test_missing_headers_and_bytes_that_are_no_text_are_refused(signature):
    assert not signature.is_valid(BODY, {})
    assert not signature.is_valid(b"\xff\xfe", headers())
