"""When a call to Slack is made again: rate limits, its server errors, lost connections."""

import asyncio

from aiohttp import ClientOSError, ServerConnectionError, ServerDisconnectedError
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.http_retry.builtin_interval_calculators import BackoffRetryIntervalCalculator
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

MOST_RETRIES = 4
# The first wait; each next is twice as long, with some chance in it.
BACKOFF_SECONDS = 0.5
# Slack asks for 1 to 30 s. Whoever waits longer for a Reply is better told that it failed.
MOST_WAIT_SECONDS = 60


class BriefRateLimit(AsyncRateLimitErrorRetryHandler):
    """Waits as long as Slack asks for, unless that is too long for a conversation."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if response is None or response.status_code != 429:
            return False
        headers = {name.lower(): values for name, values in response.headers.items()}
        wait = headers.get("retry-after", ["1"])[0]
        # slack_sdk's handler reads no other form than a whole number, and fails on one.
        return wait.isdecimal() and int(wait) <= MOST_WAIT_SECONDS


class ServerError(AsyncRetryHandler):
    """Backs off on every 5xx; slack_sdk's own knows only 500 and 503, and only with a body it can read."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if isinstance(error, SlackApiError):
            return getattr(error.response, "status", 0) >= 500
        return response is not None and response.status_code >= 500


def retry_handlers(backoff_seconds: float = BACKOFF_SECONDS) -> list[AsyncRetryHandler]:
    """Return the handlers for slack_sdk's clients."""
    backoff = BackoffRetryIntervalCalculator(backoff_seconds)
    lost = [ServerConnectionError, ServerDisconnectedError, ClientOSError, asyncio.TimeoutError]
    return [
        BriefRateLimit(MOST_RETRIES),
        ServerError(MOST_RETRIES, backoff),
        AsyncConnectionErrorRetryHandler(MOST_RETRIES, backoff, lost),
    ]
