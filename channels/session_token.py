"""Signed, expiring tokens: the server, never the client, says whose conversation it is."""

import base64
import hashlib
import hmac
import os
import secrets
import time
from dataclasses import dataclass

LIFETIME_SECONDS = 12 * 60 * 60
SECRET_VARIABLE = "PAINGUIDE_SECRET"


class TokenError(ValueError):
    """A token is forged, damaged or expired."""


@dataclass(frozen=True)
class SessionTokens:
    """Makes and reads tokens with one secret."""

    secret: bytes

    @classmethod
    def from_environment(cls) -> "SessionTokens":
        """Return tokens under the secret of the environment, or under one for this process only."""
        configured = os.environ.get(SECRET_VARIABLE, "")
        return cls(configured.encode() if configured else secrets.token_bytes(32))

    def issue(self, now: float | None = None) -> str:
        """Return a token for a new conversation."""
        expiry = int(time.time() if now is None else now) + LIFETIME_SECONDS
        content = f"{secrets.token_urlsafe(18)}.{expiry}"
        return f"{content}.{self._signature(content)}"

    def conversation(self, token: str, now: float | None = None) -> str:
        """Return the conversation that a token belongs to.

        Raises:
            TokenError: The token is not ours, or is too old.
        """
        content, _, signature = token.rpartition(".")
        identity, _, expiry = content.partition(".")
        if not hmac.compare_digest(self._signature(content).encode(), signature.encode()):
            raise TokenError("The token is not valid.")
        if int(expiry) < (time.time() if now is None else now):
            raise TokenError("The token has expired.")
        return identity

    def _signature(self, content: str) -> str:
        digest = hmac.new(self.secret, content.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")
