"""Signed, expiring tokens: the server, never the client, says whose conversation it is."""

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable

from knowledge.errors import PainGuideError

LIFETIME_SECONDS = 12 * 60 * 60


class InvalidTokenError(PainGuideError):
    """A token was not signed by this server, or was changed."""


class ExpiredTokenError(PainGuideError):
    """A token was ours, but is too old."""


class SessionTokens:
    """Makes and reads tokens with one secret: `<conversation>.<expiry>.<signature>`."""

    def __init__(self, secret: bytes | None, clock: Callable[[], float] = time.time) -> None:
        """Creates tokens under a secret, or under a random one; `clock` gives seconds since 1970."""
        self._secret = secret or secrets.token_bytes(32)
        self._clock = clock

    def issue(self) -> str:
        """Return a token for a new conversation."""
        content = f"{secrets.token_urlsafe(18)}.{int(self._clock()) + LIFETIME_SECONDS}"
        return f"{content}.{self._signature(content)}"

    def conversation(self, token: str) -> str:
        """Return the id of the conversation that a token belongs to.

        Raises:
            InvalidTokenError: This server did not sign it.
            ExpiredTokenError: It is too old.
        """
        content, _, signature = token.rpartition(".")
        # A header may hold any byte; compare_digest takes only ASCII texts, so compare bytes.
        given, expected = (part.encode(errors="replace") for part in (signature, self._signature(content)))
        if not hmac.compare_digest(given, expected):
            raise InvalidTokenError("This server did not sign the token.")
        conversation, _, expiry = content.partition(".")
        if int(expiry) <= self._clock():
            raise ExpiredTokenError("The token is too old.")
        return conversation

    def _signature(self, content: str) -> str:
        digest = hmac.new(self._secret, content.encode(errors="replace"), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")
