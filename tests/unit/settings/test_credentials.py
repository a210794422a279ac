"""What Rasa hands over of credentials.yml when it creates a channel itself, under `rasa run`."""

import pytest

from settings import credentials
from settings.credentials import SLACK, WEB_CHAT, WebChatLimits, refuse_settings, web_chat_limits
from settings.errors import SettingsError


@pytest.fixture
def written(tmp_path, monkeypatch):
    def write(content):
        monkeypatch.setattr(credentials, "CREDENTIALS_FILE", tmp_path / "credentials.yml")
        (tmp_path / "credentials.yml").write_text(content)

    return write


def test_limits_that_are_left_out_keep_their_defaults():
    assert web_chat_limits(None) == WebChatLimits(30, 600, 120)
    assert web_chat_limits({"session_messages_per_minute": 12}) == WebChatLimits(12, 600, 120)


def test_a_fault_has_the_line_of_the_file_that_rasa_read(written):
    written(f"# Channels\n{WEB_CHAT}:\n  session_messages_per_minute: many\n")
    with pytest.raises(SettingsError, match=r"^credentials\.yml:3: 'session_messages_per_minute' must be"):
        web_chat_limits({"session_messages_per_minute": "many"})


def test_a_fault_of_another_file_has_no_line_of_ours(written):
    written(f"{WEB_CHAT}:\n")
    with pytest.raises(SettingsError, match=r"^credentials:1: web chat: unknown setting 'messages'; use"):
        web_chat_limits({"messages": 3})


def test_secrets_do_not_stand_in_files():
    refuse_settings(SLACK, None)
    with pytest.raises(SettingsError, match="set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET") as refusal:
        refuse_settings(SLACK, {"slack_token": "xoxb-1"})
    assert "xoxb-1" not in str(refusal.value)
