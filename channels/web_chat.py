"""Rasa input channel of the clinic's web chat. Its wire format: docs/web-chat.md."""

import logging
import math
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from actions.last_resort import last_resort_reply
from channels.rate_limit import RateLimit
from channels.reply_output import ReplyOutput
from channels.session_token import SessionTokens, TokenError
from channels.web_chat_request import WebChatError, read_message

logger = logging.getLogger(__name__)

Handler = Callable[[UserMessage], Awaitable[Any]]


class WebChatInput(InputChannel):
    """Takes messages from the chat in a clinic's page."""

    def __init__(self, tokens: SessionTokens | None = None) -> None:
        """Creates the channel; without tokens, the environment's secret signs them."""
        self._tokens = tokens or SessionTokens.from_environment()
        self._messages = RateLimit(burst=10, per_minute=30)
        self._addresses = RateLimit(burst=60, per_minute=240)
        self._sessions = RateLimit(burst=20, per_minute=30)

    @classmethod
    def name(cls) -> str:
        """The channel's name, and the folder of its addresses."""
        return "web_chat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """Creates the channel as credentials.yml asks for it; it has no settings there."""
        return cls()

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Creates the channel's routes."""
        web_chat = Blueprint("web_chat")

        @web_chat.exception(WebChatError)
        async def refuse(_: Request, error: WebChatError) -> HTTPResponse:
            headers = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
            body = {"error": {"code": error.code, "message": error.message}}
            return response.json(body, status=error.status, headers=headers)

        @web_chat.post("/session")
        async def open_session(request: Request) -> HTTPResponse:
            _limit(self._sessions, request.ip)
            return response.json({"token": self._tokens.issue()})

        @web_chat.post("/messages")
        async def receive(request: Request) -> HTTPResponse:
            conversation = self._conversation(request)
            _limit(self._addresses, request.ip)
            _limit(self._messages, conversation)
            text = read_message(request.body)
            replies = await _replies(on_new_message, text, conversation)
            return response.json({"replies": replies})

        return web_chat

    def _conversation(self, request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise WebChatError(401, "no_session", "Open a session first.")
        try:
            return self._tokens.conversation(token)
        except (TokenError, ValueError):
            raise WebChatError(401, "bad_session", "Your session has ended. Please start again.") from None


async def _replies(on_new_message: Handler, text: str, conversation: str) -> list[dict[str, Any]]:
    output = ReplyOutput()
    message = UserMessage(text, output, conversation, input_channel=WebChatInput.name())
    try:
        await on_new_message(message)
    except Exception as error:
        # Never the text, nor the error's own words, which may hold it: it is about someone's health.
        logger.error("web_chat: a turn failed with %s", type(error).__name__)
        output.replies.clear()
    if not output.replies:
        output.replies.append(last_resort_reply(text).as_dict())
    return output.replies


def _limit(limit: RateLimit, sender: str) -> None:
    wait = limit.wait_seconds(sender)
    if wait:
        seconds = math.ceil(wait)
        words = f"That was quick. Please wait {seconds} seconds and try again."
        raise WebChatError(429, "too_many", words, retry_after=seconds)
