"""How often patients may write to the web chat: the limits of credentials.yml."""

import math
from dataclasses import dataclass, fields
from typing import Any

from channels.http_error import HttpError
from channels.rate_limit import RateLimit
from knowledge.errors import PainGuideError


class WebChatSettingError(PainGuideError):
    """A setting of the web chat in credentials.yml can't be used."""


@dataclass(frozen=True)
class WebChatLimits:
    """Limits a minute: messages of a session and of an address, and an address's new sessions.

    A clinic's patients may share one address, so its limit is well above a session's.
    """

    session_messages_per_minute: int = 30
    address_messages_per_minute: int = 600
    address_sessions_per_minute: int = 120

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "WebChatLimits":
        """Return the limits of credentials.yml, the defaults where it has none.

        Raises:
            WebChatSettingError: A setting is unknown, or no whole number above 0.
        """
        known = [field.name for field in fields(cls)]
        for name, value in (credentials or {}).items():
            if name not in known:
                raise WebChatSettingError(
                    f"credentials.yml: web chat: unknown '{name}'; use {', '.join(known)}."
                )
            if type(value) is not int or value < 1:
                raise WebChatSettingError(
                    f"credentials.yml: web chat: '{name}' must be a whole number above 0."
                )
        return cls(**(credentials or {}))


class WebChatRateLimits:
    """Keeps count of sessions and addresses for one server."""

    def __init__(self, limits: WebChatLimits) -> None:
        """Creates the counts, all at zero."""
        self._session_messages = RateLimit(limits.session_messages_per_minute)
        self._address_messages = RateLimit(limits.address_messages_per_minute)
        self._address_sessions = RateLimit(limits.address_sessions_per_minute)

    def count_session(self, address: str) -> None:
        """Counts a new session; raises HttpError (429) when there are too many."""
        _refuse_early(self._address_sessions.wait_seconds(address))

    def count_address_message(self, address: str) -> None:
        """Counts a message of an address, whoever sent it; raises HttpError (429)."""
        _refuse_early(self._address_messages.wait_seconds(address))

    def count_session_message(self, conversation: str) -> None:
        """Counts a message of a conversation; raises HttpError (429)."""
        _refuse_early(self._session_messages.wait_seconds(conversation))


def _refuse_early(wait: float) -> None:
    if wait:
        seconds = math.ceil(wait)
        unit = "second" if seconds == 1 else "seconds"
        message = f"Too many messages came at once. Please wait {seconds} {unit} and try again."
        raise HttpError(429, "too_many_requests", message, {"Retry-After": str(seconds)})
