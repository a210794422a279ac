import pytest

from channels.web_chat.session_token import (
    ExpiredTokenError,
    InvalidTokenError,
    SessionTokens,
)
from settings.errors import SettingsError
from settings.session_secret import read_session_secret

NOW = 1_700_000_000.0
TWELVE_HOURS = 12 * 60 * 60


def error_of(chat, token):
    answer = chat.send({"text": "hello"}, token)
    return answer.status_code, answer.json()["error"]["code"]


def changed(token, place):
    parts = token.split(".")
    parts[place] = ("1" if parts[place][0] != "1" else "2") + parts[place][1:]
    return ".".join(parts)


def test_token_leads_to_its_own_conversation(tokens):
    first, second = tokens.issue(), tokens.issue()
    assert tokens.conversation(first) == tokens.conversation(first) != tokens.conversation(second)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_changed_token_is_refused(chat, bot, tokens, place):
    assert error_of(chat, changed(tokens.issue(), place)) == (401, "token_invalid")
    assert bot.heard == []


@pytest.mark.parametrize(
    "token", ["x", "..", "a.b.c", "a.9999999999.", "\u00e9.9999999999.\u00e9", "a" * 5000]
)
def test_forged_token_is_refused(chat, bot, token):
    assert error_of(chat, token) == (401, "token_invalid")
    assert bot.heard == []


def test_token_of_another_secret_is_refused(chat, bot):
    foreign = SessionTokens(b"the secret of another server, not ours").issue()
    assert error_of(chat, foreign) == (401, "token_invalid")
    assert bot.heard == []


def test_expired_token_is_refused(chat, bot):
    old = SessionTokens(b"a secret of the tests, long enough", clock=lambda: NOW).issue()
    assert error_of(chat, old) == (401, "token_expired")
    assert bot.heard == []


def test_token_lasts_twelve_hours():
    now = [NOW]
    tokens = SessionTokens(b"secret", clock=lambda: now[0])
    token = tokens.issue()
    now[0] = NOW + TWELVE_HOURS - 1
    assert tokens.conversation(token)
    now[0] = NOW + TWELVE_HOURS
    with pytest.raises(ExpiredTokenError):
        tokens.conversation(token)


def test_token_is_valid_in_another_process_with_the_same_secret():
    secret = read_session_secret({"PAINGUIDE_SECRET": "a long secret that two servers share"})
    assert SessionTokens(secret).conversation(SessionTokens(secret).issue())


def test_without_a_secret_each_process_has_its_own():
    secret = read_session_secret({})
    token = SessionTokens(secret).issue()
    with pytest.raises(InvalidTokenError):
        SessionTokens(secret).conversation(token)


def test_short_secret_is_refused_and_not_shown():
    with pytest.raises(SettingsError, match="PAINGUIDE_SECRET") as refusal:
        read_session_secret({"PAINGUIDE_SECRET": "hunter2"})
    assert "hunter2" not in str(refusal.value)
