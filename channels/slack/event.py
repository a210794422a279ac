"""Reads what people write in Slack out of its events, and whether it is for the bot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from channels.slack.place import SlackPlace
from channels.slack.text import read_typed

# Every other subtype tells of something that happened: a deletion, someone who joined.
TYPED_SUBTYPES = frozenset({"", "file_share", "me_message", "thread_broadcast"})
EDIT = "message_changed"
SLACKBOT = "USLACKBOT"


@dataclass(frozen=True)
class Written:
    """Words of a person in a message. `name` is the same for all that Slack tells of the message."""

    name: str
    place: SlackPlace
    text: str
    # By a direct message or a mention.
    is_for_bot: bool
    has_files: bool


@dataclass(frozen=True)
class Edit:
    """A message as it is now, and as it was where Slack says so; `ts` is the time of the edit."""

    written: Written
    before: Written | None
    ts: str


def home_opened(event: Mapping[str, Any]) -> str:
    """Return the user who opened the Home tab, "" where the event is another."""
    if event.get("type") != "app_home_opened" or event.get("tab") != "home":
        return ""
    return _text(event, "user")


def access_lost(event: Mapping[str, Any]) -> str:
    """Return the type of an event that ends what the bot may do, "" where the event is another."""
    kind = _text(event, "type")
    if kind == "tokens_revoked":
        # Tokens of users, under "oauth", are none of ours.
        return kind if _object(event, "tokens").get("bot") else ""
    return kind if kind == "app_uninstalled" else ""


def new_message(event: Mapping[str, Any], delivery: Mapping[str, Any]) -> Written | None:
    """Return what someone wrote; None for edits, deletions, and what the bot itself or another wrote."""
    is_message = event.get("type") in ("message", "app_mention")
    return (
        _written(event, delivery) if is_message and not (event.get("edited") or event.get("hidden")) else None
    )


def edit(event: Mapping[str, Any], delivery: Mapping[str, Any]) -> Edit | None:
    """Return what someone changed, None where an event is no edit.

    Slack tells of an edited mention twice: as of a change, and as of a mention with the mark "edited".
    """
    if event.get("type") == "message" and event.get("subtype") == EDIT:
        where = {
            "type": "message",
            "channel": event.get("channel"),
            "channel_type": event.get("channel_type"),
        }
        message, previous = ({**_object(event, name), **where} for name in ("message", "previous_message"))
    elif event.get("type") == "app_mention" and event.get("edited"):
        message, previous = dict(event), {}
    else:
        return None
    written = _written(message, delivery)
    ts = _text(_object(message, "edited"), "ts") or _text(event, "event_ts")
    return Edit(written, _written(previous, delivery), ts) if written else None


def _written(message: Mapping[str, Any], delivery: Mapping[str, Any]) -> Written | None:
    own_users = _own_users(delivery)
    if not _is_by_a_person(message, own_users):
        return None
    text, channel, ts = (_text(message, name) for name in ("text", "channel", "ts"))
    direct = message.get("channel_type") == "im" or channel.startswith("D")
    thread = _text(message, "thread_ts")
    place = SlackPlace(
        _text(delivery, "team_id") or _text(message, "team"),
        channel,
        _text(message, "user"),
        # In a channel a mention begins a thread of its own.
        thread=thread if direct else thread or ts,
        direct=direct,
        thread_begun=bool(thread),
    )
    is_for_bot = direct or message.get("type") == "app_mention" or _mentions(text, own_users)
    name = f"{place.team}:{channel}:{ts}"
    return Written(name, place, read_typed(text), is_for_bot, bool(message.get("files")))


def _is_by_a_person(message: Mapping[str, Any], own_users: set[str]) -> bool:
    user = _text(message, "user")
    return (
        bool(user and _text(message, "channel"))
        and user not in own_users
        and user != SLACKBOT
        and _text(message, "subtype") in TYPED_SUBTYPES
        and not any(message.get(mark) for mark in ("bot_id", "bot_profile"))
    )


def _mentions(text: str, users: set[str]) -> bool:
    return any(f"<@{user}{end}" in text for user in users for end in (">", "|"))


def _own_users(delivery: Mapping[str, Any]) -> set[str]:
    authorizations = delivery.get("authorizations")
    return {
        str(each.get("user_id"))
        for each in (authorizations if isinstance(authorizations, list) else ())
        if isinstance(each, dict) and each.get("is_bot")
    }


def _object(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = values.get(name)
    return value if isinstance(value, dict) else {}


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
