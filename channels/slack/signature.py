"""Tells whether a request comes from Slack: signed with the app's secret, less than five minutes ago."""

from collections.abc import Mapping

from slack_sdk.signature import Clock, SignatureVerifier


class SlackSignature:
    """Checks requests against one signing secret."""

    def __init__(self, signing_secret: str, clock: Clock | None = None) -> None:
        """Creates a check; `clock` gives seconds since 1970."""
        self._verifier = SignatureVerifier(signing_secret, clock or Clock())

    def is_valid(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Return whether the raw body and its timestamp are signed by Slack, and are fresh."""
        try:
            return self._verifier.is_valid_request(body, dict(headers))
        except (ValueError, TypeError, OverflowError):
            # slack_sdk raises on a timestamp that is no number, and on bytes that are no UTF-8 or ASCII.
            return False
