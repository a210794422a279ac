from pathlib import Path

import pytest
import yaml

ADDRESS = "https://chat.clinic.example/webhooks/slack/webhook"
FILE = Path(__file__).parents[4] / "deploy" / "slack-manifest.yml"


@pytest.fixture(scope="module")
def manifest():
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def test_app_asks_for_the_scopes_it_needs_and_no_more(manifest):
    # What Slack asks for: app_mention, message.channels, chat.*, slash commands, message.groups, message.im.
    # The Home tab needs none.
    needed = [
        "app_mentions:read", "channels:history", "chat:write", "commands", "groups:history", "im:history",
    ]  # fmt: skip
    assert manifest["oauth_config"] == {"scopes": {"bot": needed}}


def test_app_is_told_of_its_home_tab_and_of_what_is_written_where_it_is(manifest):
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert events == [
        "app_home_opened", "app_mention", "app_uninstalled", "message.channels", "message.groups",
        "message.im", "tokens_revoked",
    ]  # fmt: skip
    home = manifest["features"]["app_home"]
    assert home["home_tab_enabled"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]


def test_everything_goes_to_the_one_address_of_the_channel(manifest):
    [command] = manifest["features"]["slash_commands"]
    settings = manifest["settings"]
    assert command["command"] == "/painguide"
    assert command["url"] == settings["event_subscriptions"]["request_url"] == ADDRESS
    assert settings["interactivity"] == {"is_enabled": True, "request_url": ADDRESS}


def test_names_keep_to_slacks_limits(manifest):
    shown = manifest["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    assert len(manifest["features"]["bot_user"]["display_name"]) <= 80
