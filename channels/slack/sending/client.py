"""Talks to Slack's Web API and to the response addresses of its payloads: retries, and one kind of error."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_interval_calculators import BackoffRetryIntervalCalculator
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from channels.service_access import ServiceAccess
from channels.slack.sending.blocks import SlackMessage
from channels.slack.sending.retry import BACKOFF_SECONDS, MOST_RETRIES, retry_handlers
from knowledge.errors import PainGuideError
from settings.slack_settings import SlackSettings

TIMEOUT_SECONDS = 15
# The token works no more, whatever is called.
LOST_ACCESS = frozenset({"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"})


class SlackUnsentError(PainGuideError):
    """Slack did not take a call, however often it was made; `code` is Slack's, and holds no text of ours."""

    def __init__(self, code: str) -> None:
        """Creates an error with the code of Slack's answer, or the kind of failure."""
        super().__init__(code)
        self.code = code


class SlackClient:
    """Makes the few calls that the bot needs. Each raises SlackUnsentError when it fails for good.

    `access` tells whether Slack still takes the token.
    """

    def __init__(self, settings: SlackSettings, backoff_seconds: float = BACKOFF_SECONDS) -> None:
        """Creates a client; it connects with the first call, in the loop that makes it."""
        self.access = ServiceAccess("slack", "docs/slack.md")
        self._backoff = BackoffRetryIntervalCalculator(backoff_seconds)
        self._retry_handlers = retry_handlers(backoff_seconds)
        self._web = AsyncWebClient(
            settings.bot_token, base_url=settings.api_url, retry_handlers=self._retry_handlers
        )

    async def identity(self) -> str:
        """Return the names of the app's user and of its workspace, as Slack knows them by the token."""
        with self._told_errors():
            answer = await self._connected().auth_test()
        return f"{answer.get('user')} in {answer.get('team')}"

    async def post(self, channel: str, message: SlackMessage, thread: str = "") -> None:
        """Posts to a channel, a direct message or (by a user's id) to that user, in a thread or not."""
        with self._told_errors():
            await self._connected().chat_postMessage(
                channel=channel,
                thread_ts=thread or None,
                unfurl_links=False,
                unfurl_media=False,
                **_content(message),
            )

    async def post_ephemeral(self, channel: str, user: str, message: SlackMessage, thread: str = "") -> None:
        """Posts to a channel so that one user alone sees it."""
        with self._told_errors():
            await self._connected().chat_postEphemeral(
                channel=channel, user=user, thread_ts=thread or None, **_content(message)
            )

    async def update(self, channel: str, ts: str, message: SlackMessage) -> None:
        """Replaces a posted message."""
        with self._told_errors():
            await self._connected().chat_update(channel=channel, ts=ts, **_content(message))

    async def publish_home(self, user: str, view: dict[str, Any]) -> None:
        """Shows a view in a user's Home tab."""
        with self._told_errors():
            await self._connected().views_publish(user_id=user, view=view)

    async def respond(self, response_url: str, message: SlackMessage, *, replace: bool = False) -> None:
        """Answers a payload so that its user alone sees it, or replaces the message it came from."""
        self._connected()
        webhook = AsyncWebhookClient(
            response_url, session=self._web.session, retry_handlers=self._retry_handlers
        )
        kind = {"replace_original": True} if replace else {"response_type": "ephemeral"}
        body = {"replace_original": False, **kind, **_content(message)}
        with _named_errors():
            answer = await webhook.send_dict(body)
            for attempt in range(MOST_RETRIES):
                # slack_sdk's webhook client asks its handlers about 429 and lost connections alone.
                if answer.status_code < 500:
                    break
                await asyncio.sleep(self._backoff.calculate_sleep_duration(attempt))
                answer = await webhook.send_dict(body)
        if answer.status_code != 200:
            raise SlackUnsentError(f"http_{answer.status_code}")

    async def close(self) -> None:
        """Closes the connections."""
        if self._web.session:
            await self._web.session.close()

    @contextmanager
    def _told_errors(self) -> Iterator[None]:
        try:
            with _named_errors():
                yield
        except SlackUnsentError as error:
            if error.code in LOST_ACCESS:
                self.access.lost(error.code)
            raise
        self.access.works()

    def _connected(self) -> AsyncWebClient:
        # One session for all calls: each of its own would cost a handshake. It needs a running loop.
        if self._web.session is None or self._web.session.closed:
            self._web.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS))
        return self._web


def _content(message: SlackMessage) -> dict[str, Any]:
    return {"text": message.text, **({"blocks": list(message.blocks)} if message.blocks else {})}


@contextmanager
def _named_errors() -> Iterator[None]:
    # Never the error's own words: they may hold what was to be sent.
    try:
        yield
    except SlackApiError as error:
        raise SlackUnsentError(_code(error)) from None
    except Exception as error:
        raise SlackUnsentError(type(error).__name__) from None


def _code(error: SlackApiError) -> str:
    data = getattr(error.response, "data", None)
    code = data.get("error") if isinstance(data, dict) else None
    return code if isinstance(code, str) else f"http_{getattr(error.response, 'status_code', 'unreadable')}"
