"""Signed, expiring tokens: the server, never the client, says whose conversation it is."""

import base64
import hashlib
import hmac
import os
import secrets
import time
from collections.abc import Callable

from knowledge.errors import PainGuideError

LIFETIME_SECONDS = 12 * 60 * 60
SECRET_VARIABLE = "PAINGUIDE_SECRET"  # noqa: S105 - the name, not the secret
FEWEST_SECRET_CHARACTERS = 32


class SecretError(PainGuideError):
    """The secret of the environment can't be used; the message says what to do."""


class InvalidTokenError(PainGuideError):
    """A token was not signed by this server, or was changed."""


class ExpiredTokenError(PainGuideError):
    """A token was ours, but is too old."""


def secret_from_environment() -> bytes:
    """Return the secret of PAINGUIDE_SECRET, or a random one for this process only.

    Raises:
        SecretError: PAINGUIDE_SECRET is too short to sign with.
    """
    configured = os.environ.get(SECRET_VARIABLE, "")
    if configured and len(configured) < FEWEST_SECRET_CHARACTERS:
        raise SecretError(
            f"{SECRET_VARIABLE} has fewer than {FEWEST_SECRET_CHARACTERS} characters; use more, at random."
        )
    return configured.encode() if configured else secrets.token_bytes(32)


class SessionTokens:
    """Makes and reads tokens with one secret: `<conversation>.<expiry>.<signature>`."""

    def __init__(self, secret: bytes, clock: Callable[[], float] = time.time) -> None:
        """Creates tokens under a secret; `clock` gives seconds since 1970."""
        self._secret = secret
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
