"""Rasa input channel of the clinic's web chat. Its wire format: docs/web-chat.md."""

import os
import re
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from actions.repertoire import Repertoire, load_repertoire
from channels.computing import HERE, Computing
from channels.http_error import HttpError, error_response
from channels.refused_messages import RefusedMessages
from channels.turn import Handler, Replies, TurnTaker
from channels.web_chat.cross_origin import add_cross_origin_headers
from channels.web_chat.history import find_tracker, history, visit_questions
from channels.web_chat.limits import WebChatRateLimits
from channels.web_chat.message import read_message, typed_in
from channels.web_chat.route import add_route, add_unknown_routes
from channels.web_chat.session_token import (
    ExpiredTokenError,
    InvalidTokenError,
    SessionTokens,
)
from channels.web_chat.turns import Turns
from nlu.conversation.button_payload_gate import offered_payloads
from settings.credentials import WebChatLimits, web_chat_limits
from settings.session_secret import read_session_secret

CHANNEL = "web_chat"
# Shorter than proxies wait for an answer.
LONGEST_WAIT_SECONDS = 20
# Refusals by a limit: an emergency is answered all the same.
LIMITS = frozenset({"too_long", "too_many_requests"})


class WebChatInput(InputChannel):
    """Takes messages from the chat in a clinic's page."""

    def __init__(
        self,
        tokens: SessionTokens,
        limits: WebChatLimits,
        repertoire: Repertoire,
        *,
        computing: Computing = HERE,
    ) -> None:
        """Creates the channel of a clinic, whose pages alone may hold it."""
        self._computing = computing
        self._tokens = tokens
        self._limits = WebChatRateLimits(limits)
        self._origins = frozenset(repertoire.clinic.allowed_origins)
        self._refused = RefusedMessages(CHANNEL, repertoire)
        self._turns = Turns()

    @classmethod
    def name(cls) -> str:
        """The channel's name, and the folder of its addresses."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """Creates the channel with the limits of credentials.yml.

        Raises:
            SettingsError: They, the clinic's settings or the secret can't be used.
        """
        tokens = SessionTokens(read_session_secret(os.environ))
        return cls(tokens, web_chat_limits(credentials), load_repertoire())

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Creates the channel's routes."""
        web_chat = Blueprint(CHANNEL)
        taker = TurnTaker(on_new_message, CHANNEL, computing=self._computing)

        async def receive(request: Request) -> HTTPResponse:
            return await self._receive(request, taker)

        async def finish(request: Request, answer: HTTPResponse) -> None:
            add_cross_origin_headers(request, answer, self._origins)
            answer.headers["Cache-Control"] = "no-store"

        add_route(web_chat, "POST", "/session", self._open_session)
        add_route(web_chat, "POST", "/messages", receive)
        add_route(web_chat, "GET", "/history", self._tell_history)
        add_unknown_routes(web_chat)
        web_chat.exception(Exception)(error_response)
        web_chat.on_response(finish)
        return web_chat

    async def _open_session(self, request: Request) -> HTTPResponse:
        self._limits.count_session(_address(request))
        return response.json({"token": self._tokens.issue()})

    async def _receive(self, request: Request, taker: TurnTaker) -> HTTPResponse:
        try:
            replies = await self._replies(request, taker)
        except HttpError as refusal:
            if refusal.code not in LIMITS or not self._has_session(request):
                raise
            # By address: a flood could open session after session.
            replies = await self._refused.emergency_replies(typed_in(request.body), _address(request))
            if not replies:
                raise
        return response.json({"replies": replies})

    async def _replies(self, request: Request, taker: TurnTaker) -> Replies:
        self._limits.count_address_message(_address(request))
        conversation = self._conversation(request)
        self._limits.count_session_message(conversation)
        message = read_message(request.body)

        async def turn() -> Replies:
            return await taker.take(message.text, conversation)

        if message.is_payload:
            await _refuse_unknown_button(request, conversation, message.text)
        return await self._turns.take(conversation, message.id, turn)

    async def _tell_history(self, request: Request) -> HTTPResponse:
        self._limits.count_address_message(_address(request))
        conversation = self._conversation(request)
        await self._turns.wait(conversation, _seconds_to_wait(request))
        # Asked before the tracker is read: an answer that comes in between is not missed then.
        writing = self._turns.is_under_way(conversation)
        tracker = await find_tracker(request, conversation)
        entries = history(tracker.events if tracker else ())
        told = {"entries": entries, "writing": writing, "visit_questions": visit_questions(tracker)}
        return response.json(told)

    def _has_session(self, request: Request) -> bool:
        try:
            return bool(self._conversation(request))
        except HttpError:
            return False

    def _conversation(self, request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise _unauthorized("token_missing")
        try:
            return self._tokens.conversation(token)
        except ExpiredTokenError:
            raise _unauthorized("token_expired") from None
        except InvalidTokenError:
            raise _unauthorized("token_invalid") from None


def _address(request: Request) -> str:
    # Behind a proxy `remote_addr` is the patient's; Sanic trusts it only when PROXIES_COUNT is set.
    return str(request.remote_addr or request.ip)


async def _refuse_unknown_button(request: Request, conversation: str, payload: str) -> None:
    if payload not in offered_payloads(await find_tracker(request, conversation)):
        raise HttpError(409, "not_offered")


def _seconds_to_wait(request: Request) -> int:
    wait = request.args.get("wait", "0")
    if not re.fullmatch(r"[0-9]{1,2}", wait) or int(wait) > LONGEST_WAIT_SECONDS:
        words = f"'wait' must be a number of seconds, {LONGEST_WAIT_SECONDS} at most."
        raise HttpError(400, "malformed", words)
    return int(wait)


def _unauthorized(code: str) -> HttpError:
    return HttpError(401, code, headers={"WWW-Authenticate": "Bearer"})
