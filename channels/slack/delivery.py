"""Reads what Slack delivers: events, slash commands and presses of buttons, as one of a few things."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from channels.slack.event import Written, access_lost, edit, home_opened, new_message
from channels.slack.place import SlackPlace
from channels.slack.press import ButtonPress, read_press
from channels.slack.text import read_typed
from knowledge.errors import PainGuideError


class SlackDeliveryError(PainGuideError):
    """A delivery is none of Slack's; nothing of it is in the message."""


@dataclass(frozen=True)
class UrlVerification:
    """Slack asks, once, whether this address is ours."""

    challenge: str


@dataclass(frozen=True)
class TypedMessage:
    """Someone wrote to the bot. `ids` are the names under which Slack may deliver it again.

    `name` is that of the message in Slack, "" for a command: no one can edit it.
    """

    ids: tuple[str, ...]
    place: SlackPlace
    text: str
    has_files: bool = False
    name: str = ""


@dataclass(frozen=True)
class UnaskedMessage:
    """Someone wrote what asks the bot nothing: an edit, or words in a thread without a mention.

    `before` is what an edited message said until now, None where it is not known or no edit.
    """

    ids: tuple[str, ...]
    written: Written
    before: Written | None = None


@dataclass(frozen=True)
class HomeOpened:
    """Someone opened the app's Home tab."""

    ids: tuple[str, ...]
    user: str


@dataclass(frozen=True)
class AccessLost:
    """The app was removed from the workspace, or its token revoked; `code` is Slack's name for it."""

    ids: tuple[str, ...]
    code: str


Delivery = UrlVerification | TypedMessage | UnaskedMessage | HomeOpened | ButtonPress | AccessLost | None


def read_delivery(body: bytes) -> Delivery:
    """Return what a body of Slack's says; None for what the bot has nothing to do with.

    The content type is not asked: JSON begins with "{", and everything else Slack sends is a form.

    Raises:
        SlackDeliveryError: The body is neither.
    """
    try:
        text = body.decode()
        if text.lstrip().startswith("{"):
            return _read_event(_object(json.loads(text)))
        form = {name: values[0] for name, values in parse_qs(text).items()}
        if "payload" in form:
            return read_press(_object(json.loads(form["payload"])))
    except (ValueError, RecursionError):
        raise SlackDeliveryError("The body is neither JSON nor a form of Slack's.") from None
    return _read_command(form, body)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SlackDeliveryError("The body is no JSON object.")
    return value


def _read_event(values: dict[str, Any]) -> Delivery:
    if values.get("type") == "url_verification":
        return UrlVerification(str(values.get("challenge", "")))
    event = values.get("event")
    if values.get("type") != "event_callback" or not isinstance(event, dict):
        return None
    ids = (f"event:{values['event_id']}",) if values.get("event_id") else ()
    if user := home_opened(event):
        return HomeOpened(ids, user)
    if code := access_lost(event):
        return AccessLost(ids, code)
    if change := edit(event, values):
        # The same edit of a mention comes under two event ids.
        return UnaskedMessage(
            (*ids, f"edit:{change.written.name}:{change.ts}"), change.written, change.before
        )
    written = new_message(event, values)
    return _read_written(event, written, ids) if written else None


def _read_written(event: dict[str, Any], written: Written, ids: tuple[str, ...]) -> Delivery:
    place = written.place
    if place.direct or event.get("type") == "app_mention":
        # A message that two subscriptions match comes twice, under two event ids.
        ids = (*ids, f"message:{written.name}")
        return TypedMessage(ids, place, written.text, written.has_files, written.name)
    if written.is_for_bot or not place.thread_begun:
        # A mention comes as one, too; beside the threads a channel is for others.
        return None
    return UnaskedMessage((*ids, f"unasked:{written.name}"), written)


def _read_command(form: dict[str, str], body: bytes) -> Delivery:
    if not form.get("command") or not form.get("user_id"):
        return None
    place = SlackPlace(
        form.get("team_id", ""),
        form.get("channel_id", ""),
        form["user_id"],
        private=True,
        response_url=form.get("response_url", ""),
    )
    delivery = f"command:{hashlib.sha256(body).hexdigest()}"
    return TypedMessage((delivery,), place, read_typed(form.get("text", "")))
