import pytest

from settings.errors import SettingsError
from settings.slack_settings import SlackSettings

BOTH = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "secret"}


def test_slack_is_off_where_nothing_is_set():
    assert SlackSettings.from_environment({}) is None
    assert SlackSettings.from_environment({"SLACK_BOT_TOKEN": " ", "SLACK_SIGNING_SECRET": ""}) is None


def test_token_and_secret_of_the_environment_are_used():
    assert SlackSettings.from_environment(BOTH) == SlackSettings("xoxb-1", "secret", "https://slack.com/api/")


@pytest.mark.parametrize(
    ("given", "missing"),
    [("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"), ("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN")],
)
def test_half_a_setup_is_refused_and_told(given, missing):
    with pytest.raises(SettingsError, match=f"^{missing}: not set, though {given} is"):
        SlackSettings.from_environment({given: "xoxb-secret-value"})


def test_error_and_shown_settings_hold_no_secret():
    with pytest.raises(SettingsError) as told:
        SlackSettings.from_environment({"SLACK_BOT_TOKEN": "xoxb-secret-value"})
    assert "secret-value" not in str(told.value)
    assert "xoxb-1" not in repr(SlackSettings.from_environment(BOTH))


def test_address_of_the_api_must_be_one():
    with pytest.raises(SettingsError, match="SLACK_API_URL"):
        SlackSettings.from_environment({**BOTH, "SLACK_API_URL": "slack.com/api"})
