"""Reads a press of a button of ours in Slack."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Literal

PressKind = Literal["choice", "page", "rating", "ask"]
_ACTION = re.compile(r"(choice|page|rating|ask)-(\d{1,4})")


@dataclass(frozen=True)
class ButtonPress:
    """Someone pressed a button: the `number`th choice, page or rating of a sent Reply, or a question to ask.

    `value` is the key of the sent Reply, or the question. `ids` are the names under which it may come again.
    """

    kind: PressKind
    number: int
    value: str
    team: str
    user: str
    channel: str
    message: str
    ephemeral: bool
    response_url: str
    ids: tuple[str, ...] = ()


def read_press(values: dict[str, Any]) -> ButtonPress | None:
    """Return the press in an interactive payload, None where it is something else."""
    actions = values.get("actions")
    if values.get("type") != "block_actions" or not isinstance(actions, list) or not actions:
        return None
    action = _inner({"action": actions[0]}, "action")
    container = _inner(values, "container")
    found = _ACTION.fullmatch(_text(action, "action_id"))
    user = _text(_inner(values, "user"), "id")
    if not found or not user:
        return None
    return ButtonPress(
        found[1],  # type: ignore[arg-type]
        int(found[2]),
        _text(action, "value"),
        team=_text(_inner(values, "team"), "id") or _text(_inner(values, "user"), "team_id"),
        user=user,
        channel=_text(container, "channel_id") or _text(_inner(values, "channel"), "id"),
        message=_text(container, "message_ts") or _text(_inner(values, "message"), "ts"),
        ephemeral=bool(container.get("is_ephemeral")),
        response_url=_text(values, "response_url"),
        ids=_ids(values, action, user),
    )


def _ids(values: dict[str, Any], action: dict[str, Any], user: str) -> tuple[str, ...]:
    """Return the name of a press, none where Slack says neither when it was nor what it opened."""
    moment = (_text(action, "action_ts"), _text(values, "trigger_id"))
    if not any(moment):
        return ()
    told = (user, _text(action, "action_id"), _text(action, "value"), *moment)
    return (f"press:{hashlib.sha256(repr(told).encode()).hexdigest()}",)


def _inner(values: dict[str, Any], name: str) -> dict[str, Any]:
    value = values.get(name)
    return value if isinstance(value, dict) else {}


def _text(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
