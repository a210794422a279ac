"""Rasa input channel of the clinic's web chat. Its wire format: docs/web-chat.md."""

from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.cross_origin import add_cross_origin_headers, read_origins
from channels.session_token import (
    ExpiredTokenError,
    InvalidTokenError,
    SessionTokens,
    secret_from_environment,
)
from channels.turn import Handler, take_turn
from channels.web_chat_error import WebChatError, error_response
from channels.web_chat_limits import WebChatLimits, WebChatRateLimits
from channels.web_chat_message import read_message
from channels.web_chat_route import add_post_route, add_unknown_routes
from knowledge.clinic_settings import load_clinic_settings

CHANNEL = "web_chat"


class WebChatInput(InputChannel):
    """Takes messages from the chat in a clinic's page."""

    def __init__(self, tokens: SessionTokens | None = None, limits: WebChatLimits | None = None) -> None:
        """Creates the channel; without tokens, the environment's secret signs them."""
        self._tokens = tokens or SessionTokens(secret_from_environment())
        self._limits = WebChatRateLimits(limits or WebChatLimits())

    @classmethod
    def name(cls) -> str:
        """The channel's name, and the folder of its addresses."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """Creates the channel with the limits of credentials.yml."""
        return cls(limits=WebChatLimits.from_credentials(credentials))

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Creates the channel's routes."""
        web_chat = Blueprint(CHANNEL)
        origins = read_origins(load_clinic_settings().allowed_origins)

        async def open_session(request: Request) -> HTTPResponse:
            self._limits.count_session(_address(request))
            return response.json({"token": self._tokens.issue()})

        async def receive(request: Request) -> HTTPResponse:
            self._limits.count_address_message(_address(request))
            conversation = self._conversation(request)
            self._limits.count_session_message(conversation)
            text = read_message(request.body)
            replies = await take_turn(on_new_message, text, conversation, CHANNEL)
            return response.json({"replies": replies})

        async def finish(request: Request, answer: HTTPResponse) -> None:
            add_cross_origin_headers(request, answer, origins)
            answer.headers["Cache-Control"] = "no-store"

        add_post_route(web_chat, "/session", open_session)
        add_post_route(web_chat, "/messages", receive)
        add_unknown_routes(web_chat)
        web_chat.exception(Exception)(error_response)
        web_chat.on_response(finish)
        return web_chat

    def _conversation(self, request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise _unauthorized("token_missing", "Please open a session first.")
        try:
            return self._tokens.conversation(token)
        except ExpiredTokenError:
            raise _unauthorized("token_expired", "This chat has ended. Please start again.") from None
        except InvalidTokenError:
            raise _unauthorized("token_invalid", "This chat is not known here. Please start again.") from None


def _address(request: Request) -> str:
    # Behind a proxy `remote_addr` is the patient's; Sanic trusts it only when PROXIES_COUNT is set.
    return str(request.remote_addr or request.ip)


def _unauthorized(code: str, message: str) -> WebChatError:
    return WebChatError(401, code, message, {"WWW-Authenticate": "Bearer"})
