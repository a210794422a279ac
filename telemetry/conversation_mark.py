"""A conversation's mark in the log: tells lines of one conversation from others, and not whose it is."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_LETTERS = 12
_conversation: ContextVar[str] = ContextVar("conversation", default="")
_key = secrets.token_bytes(32)


def use_mark_key(secret: bytes) -> None:
    """Makes marks the same on all servers of one secret, and after a restart."""
    global _key
    # Not the secret itself, which signs sessions.
    _key = hmac.digest(secret, b"conversation marks in the log", "sha256")


@contextmanager
def in_conversation(conversation: str) -> Iterator[None]:
    """Has every line that is logged inside carry the mark of a conversation."""
    token = _conversation.set(conversation)
    try:
        yield
    finally:
        _conversation.reset(token)


def present_mark() -> str:
    """Return the mark of the conversation that is under way here, "" where there is none."""
    conversation = _conversation.get()
    return mark_of(conversation) if conversation else ""


def mark_of(conversation: str) -> str:
    """Return a conversation's mark: its keyed hash, shortened."""
    return hmac.new(_key, conversation.encode(errors="replace"), hashlib.sha256).hexdigest()[:_LETTERS]
