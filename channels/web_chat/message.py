"""Reads what a patient sent to the web chat; refuses what is no message, in words to show."""

import json
import re
from dataclasses import dataclass
from typing import Any

from channels.http_error import HttpError
from channels.message_length import MOST_CHARACTERS

_PAYLOAD = re.compile(r"/[a-z_]+(?:/[a-z_]+)?(?P<values>\{.{0,500}\})?")
_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_SLASHES = re.compile(r"^[\s/]+")


@dataclass(frozen=True)
class PatientMessage:
    """A typed text, or the payload of a chosen button; `id` is the page's own, or empty."""

    text: str
    is_payload: bool
    id: str


def read_message(body: bytes) -> PatientMessage:
    """Return the message in a request's body.

    A typed text never starts with "/": Rasa would take it for a payload.

    Raises:
        HttpError: The body holds no message, or too long a one.
    """
    values = _object(body)
    text, payload = values.get("text"), values.get("payload")
    if (text is None) == (payload is None):
        raise HttpError(400, "malformed", "Send either a text or a payload.")
    if payload is None:
        return PatientMessage(_typed(text), False, _id(values.get("id", "")))
    return PatientMessage(_chosen(payload), True, _id(values.get("id", "")))


def typed_in(body: bytes) -> str:
    """Return the text in the body of a refused request, whatever its length; "" where there is none."""
    try:
        text = _object(body).get("text")
    except HttpError:
        return ""
    return text if isinstance(text, str) else ""


def _object(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise HttpError(400, "not_json", "The request is not JSON.") from None
    if not isinstance(values, dict):
        raise HttpError(400, "malformed", "The request must be a JSON object.")
    return values


def _typed(text: Any) -> str:
    if not isinstance(text, str):
        raise HttpError(400, "malformed", "The text must be a string.")
    if len(text) > MOST_CHARACTERS:
        raise HttpError(400, "too_long")
    # JSON can carry half of a surrogate pair, which nothing after this can encode.
    typed = _SLASHES.sub("", text.encode(errors="replace").decode()).strip()
    if not typed:
        raise HttpError(400, "empty")
    return typed


def _chosen(payload: Any) -> str:
    match = _PAYLOAD.fullmatch(payload) if isinstance(payload, str) else None
    if not match or not _is_object(match["values"] or "{}"):
        raise HttpError(400, "bad_payload")
    return match[0]


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _id(value: Any) -> str:
    if not isinstance(value, str) or (value and not _ID.fullmatch(value)):
        raise HttpError(400, "malformed", "The id must be up to 64 letters, digits, '-' or '_'.")
    return value
