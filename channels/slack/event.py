"""Which of Slack's events are for the bot: direct messages, mentions, and the Home tab being opened."""

from collections.abc import Mapping
from typing import Any

from channels.slack.place import SlackPlace
from channels.slack.text import read_typed

# Every other subtype tells of something that happened: an edit, a deletion, someone who joined.
TYPED_SUBTYPES = frozenset({"", "file_share", "me_message", "thread_broadcast"})
SLACKBOT = "USLACKBOT"


def home_opened(event: Mapping[str, Any]) -> str:
    """Return the user who opened the Home tab, "" where the event is another."""
    if event.get("type") != "app_home_opened" or event.get("tab") != "home":
        return ""
    return _text(event, "user")


def typed_message(event: Mapping[str, Any], delivery: Mapping[str, Any]) -> tuple[SlackPlace, str] | None:
    """Return where and what someone wrote to the bot; None for what it must not answer.

    Those are its own and other bots' messages, edits, deletions, and what is said in
    channels without a mention.
    """
    if not _is_typed_by_a_person(event, _own_users(delivery)):
        return None
    direct = event.get("channel_type") == "im" or _text(event, "channel").startswith("D")
    wanted = ("message", "app_mention") if direct else ("app_mention",)
    if event.get("type") not in wanted:
        return None
    thread, ts = _text(event, "thread_ts"), _text(event, "ts")
    place = SlackPlace(
        _text(delivery, "team_id") or _text(event, "team"),
        _text(event, "channel"),
        _text(event, "user"),
        # In a channel a mention begins a thread of its own.
        thread=thread if direct else thread or ts,
        direct=direct,
        thread_begun=bool(thread),
    )
    return place, read_typed(_text(event, "text"))


def _is_typed_by_a_person(event: Mapping[str, Any], own_users: set[str]) -> bool:
    user = _text(event, "user")
    return (
        bool(user and _text(event, "channel"))
        and user not in own_users
        and user != SLACKBOT
        and _text(event, "subtype") in TYPED_SUBTYPES
        # An edit that adds a mention comes as a mention.
        and not any(event.get(mark) for mark in ("bot_id", "bot_profile", "edited", "hidden"))
    )


def _own_users(delivery: Mapping[str, Any]) -> set[str]:
    authorizations = delivery.get("authorizations")
    return {
        str(each.get("user_id"))
        for each in (authorizations if isinstance(authorizations, list) else ())
        if isinstance(each, dict) and each.get("is_bot")
    }


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
