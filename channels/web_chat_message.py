"""Reads what a patient sent to the web chat; refuses what is no message, in words to show."""

import json
import re
from typing import Any

from channels.web_chat_error import WebChatError

MOST_CHARACTERS = 2_000
_PAYLOAD = re.compile(r"/[a-z_]+")
_SLASHES = re.compile(r"^[\s/]+")


def read_message(body: bytes) -> str:
    """Return what to hand to Rasa: a typed text, or the payload of a chosen button.

    A typed text never starts with "/": Rasa would take it for a payload. Whether a
    payload was offered in the conversation is for nlu.button_payload_gate to say.

    Raises:
        WebChatError: The body holds no message, or too long a one.
    """
    values = _object(body)
    text, payload = values.get("text"), values.get("payload")
    if (text is None) == (payload is None):
        raise WebChatError(400, "malformed", "Send either a text or a payload.")
    return _typed(text) if payload is None else _chosen(payload)


def _object(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise WebChatError(400, "not_json", "The request is not JSON.") from None
    if not isinstance(values, dict):
        raise WebChatError(400, "malformed", "The request must be a JSON object.")
    return values


def _typed(text: Any) -> str:
    if not isinstance(text, str):
        raise WebChatError(400, "malformed", "The text must be a string.")
    if len(text) > MOST_CHARACTERS:
        message = (
            f"Thank you for telling us so much, but I can only read {MOST_CHARACTERS:,} characters at once. "
            "Please shorten your message."
        )
        raise WebChatError(400, "too_long", message)
    # JSON can carry half of a surrogate pair, which nothing after this can encode.
    typed = _SLASHES.sub("", text.encode(errors="replace").decode()).strip()
    if not typed:
        raise WebChatError(400, "empty", "Please type a question first.")
    return typed


def _chosen(payload: Any) -> str:
    if not isinstance(payload, str) or not _PAYLOAD.fullmatch(payload):
        raise WebChatError(400, "bad_payload", "That button is not one of ours.")
    return payload
