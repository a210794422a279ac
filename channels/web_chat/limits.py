"""How often patients may write to the web chat, counted against the limits of credentials.yml."""

import math

from channels.http_error import HttpError
from channels.rate_limit import RateLimit
from settings.credentials import WebChatLimits


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
        headers = {"Retry-After": str(seconds)}
        raise HttpError(429, "too_many_requests", headers=headers, seconds=seconds)
