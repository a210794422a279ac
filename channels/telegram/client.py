"""Calls methods of Telegram's Bot API; waits and tries again where that may help."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from channels.service_access import ServiceAccess
from knowledge.errors import PainGuideError
from settings.telegram_settings import TelegramSettings

MOST_ATTEMPTS = 6
FIRST_PAUSE_SECONDS = 0.5
# Telegram may ask for hours. An answer that late is of no use, and holds up what is asked after it.
LONGEST_PAUSE_SECONDS = 300
TIMEOUT_SECONDS = 20
TOO_MANY_REQUESTS = 429
UNAUTHORIZED = 401
FORBIDDEN = 403
UNREACHED = 0
Sleep = Callable[[float], Awaitable[Any]]


class TelegramError(PainGuideError):
    """The Bot API refused a call, or could not be reached (code 0)."""

    def __init__(self, method: str, code: int, description: str, retry_after: float | None = None) -> None:
        """Creates an error with what Telegram said; never with the address, which holds the token."""
        super().__init__(f"{method}: {description} ({code})")
        self.method = method
        self.code = code
        self.description = description
        self.retry_after = retry_after


class TelegramClient:
    """A bot's way to the Bot API. Opens its connections at the first call.

    `access` tells whether Telegram still takes the token, and who blocked the bot.
    """

    def __init__(
        self,
        settings: TelegramSettings,
        *,
        sleep: Sleep = asyncio.sleep,
        timeout_seconds: float = TIMEOUT_SECONDS,
    ) -> None:
        """Creates a client that pauses by `sleep` and waits so long for each answer."""
        self.access = ServiceAccess("telegram", "docs/telegram.md")
        self._address = f"{settings.api_url}/bot{settings.token}"
        self._sleep = sleep
        self._timeout = aiohttp.ClientTimeout(total=timeout_seconds)
        self._session: aiohttp.ClientSession | None = None

    async def call(self, method: str, **parameters: Any) -> Any:
        """Return the result of a method.

        Where the connection broke nobody knows whether the call was carried out: it is made
        again, for a message that comes twice is better than none.

        Raises:
            TelegramError: Telegram refuses, or the last attempt failed.
        """
        for attempt in range(MOST_ATTEMPTS):
            try:
                return await self.call_once(method, **parameters)
            except TelegramError as error:
                pause = _pause_seconds(error, attempt)
                if pause is None:
                    raise
            await self._sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    async def call_once(self, method: str, **parameters: Any) -> Any:
        """Return the result of a method that is not worth a second attempt.

        Raises:
            TelegramError: Telegram refuses, or was not reached.
        """
        try:
            result = await self._attempt(method, parameters)
        except TelegramError as error:
            if error.code == UNAUTHORIZED:
                self.access.lost("unauthorized")
            elif error.code == FORBIDDEN and "chat_id" in parameters:
                self.access.blocked(str(parameters["chat_id"]))
            raise
        self.access.works()
        if "chat_id" in parameters:
            self.access.welcomed(str(parameters["chat_id"]))
        return result

    async def close(self) -> None:
        """Closes the connections; a later call opens them again."""
        if self._session:
            await self._session.close()
            self._session = None

    async def _attempt(self, method: str, parameters: dict[str, Any]) -> Any:
        if not self._session:
            # Without a limit: a hundred slow chats must not hold up the others.
            self._session = aiohttp.ClientSession(
                timeout=self._timeout, connector=aiohttp.TCPConnector(limit=0)
            )
        status = UNREACHED
        try:
            async with self._session.post(f"{self._address}/{method}", json=parameters) as answer:
                status, content = answer.status, await answer.json(content_type=None)
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
            raise TelegramError(method, UNREACHED, type(error).__name__) from None
        except ValueError:
            # A proxy's page, not Telegram's JSON.
            raise TelegramError(method, status, "the answer is no JSON") from None
        return _result(method, status, content)


def _result(method: str, status: int, content: Any) -> Any:
    values = content if isinstance(content, dict) else {}
    if values.get("ok") is True:
        return values.get("result")
    hints = values.get("parameters")
    retry_after = hints.get("retry_after") if isinstance(hints, dict) else None
    description = str(values.get("description", "no reason given"))
    raise TelegramError(method, status, description, retry_after)


def _pause_seconds(error: TelegramError, attempt: int) -> float | None:
    """Return how long to wait before another attempt; None when there should be none."""
    if attempt + 1 == MOST_ATTEMPTS:
        return None
    pause = FIRST_PAUSE_SECONDS * 2**attempt
    if error.code == TOO_MANY_REQUESTS:
        asked = error.retry_after if isinstance(error.retry_after, (int, float)) else pause
        return asked if asked <= LONGEST_PAUSE_SECONDS else None
    return pause if error.code >= 500 or error.code == UNREACHED else None
