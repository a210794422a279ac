"""Reads a request of the web chat; refuses what is not one, in words a page can show."""

import json
import re
from typing import Any

MOST_BYTES = 16_384
MOST_CHARACTERS = 2_000
_PAYLOAD = re.compile(r"/[a-z_]{1,80}")


class WebChatError(Exception):
    """What is wrong with a request."""

    def __init__(self, status: int, code: str, message: str, *, retry_after: int | None = None) -> None:
        """Creates an error: HTTP status, code for programs, message for people, seconds to wait."""
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after


def _object(body: bytes) -> dict[str, Any]:
    if len(body) > MOST_BYTES:
        raise WebChatError(413, "too_large", "The request is too large.")
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise WebChatError(400, "not_json", "The request is not JSON.") from None
    if not isinstance(values, dict):
        raise WebChatError(400, "bad_request", "The request must be a JSON object.")
    return values


def read_message(body: bytes) -> str:
    """Return what to hand to Rasa: a typed text, or the payload of a chosen button.

    A typed text never starts with "/": Rasa would read it as an intent.

    Raises:
        WebChatError: The body holds neither, or too much.
    """
    values = _object(body)
    payload = values.get("payload")
    if payload is not None:
        if not isinstance(payload, str) or not _PAYLOAD.fullmatch(payload):
            raise WebChatError(400, "bad_payload", "That button is not one of ours.")
        return payload
    text = values.get("text")
    if not isinstance(text, str):
        raise WebChatError(400, "bad_request", "The request needs a text or a payload.")
    if len(text) > MOST_CHARACTERS:
        message = f"Your message is longer than {MOST_CHARACTERS:,} characters. Please shorten it a little."
        raise WebChatError(400, "too_long", message)
    typed = text.strip().lstrip("/ ")
    if not typed:
        raise WebChatError(400, "empty", "Please type a question first.")
    return typed
