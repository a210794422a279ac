import pytest

from channels.slack.settings import SlackSettingError, SlackSettings, refuse_credentials

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
    with pytest.raises(SlackSettingError, match=f"{given} is set, but {missing} is not"):
        SlackSettings.from_environment({given: "xoxb-secret-value"})


def test_error_and_shown_settings_hold_no_secret():
    with pytest.raises(SlackSettingError) as told:
        SlackSettings.from_environment({"SLACK_BOT_TOKEN": "xoxb-secret-value"})
    assert "secret-value" not in str(told.value)
    assert "xoxb-1" not in repr(SlackSettings.from_environment(BOTH))


def test_address_of_the_api_must_be_one():
    with pytest.raises(SlackSettingError, match="SLACK_API_URL"):
        SlackSettings.from_environment({**BOTH, "SLACK_API_URL": "slack.com/api"})


def test_secrets_in_credentials_are_refused_and_told():
    refuse_credentials(None)
    with pytest.raises(SlackSettingError, match="environment"):
        refuse_credentials({"slack_token": "xoxb-1"})
