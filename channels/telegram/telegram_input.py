"""Rasa input channel of Telegram. How to set it up: docs/telegram.md."""

import hmac
import json
import os
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from actions.repertoire import Repertoire, load_repertoire
from channels.computing import HERE, Computing
from channels.conversation_queue import ConversationQueue
from channels.http_error import FAULT_OF_STATUS, HttpError, error_response
from channels.outbox import Outbox
from channels.service_access import ServiceAccess
from channels.telegram.answers import CHANNEL, TelegramAnswers
from channels.telegram.arrivals import Arrivals
from channels.telegram.buttons import OfferedKeyboards
from channels.telegram.client import TelegramClient
from channels.telegram.sender import TelegramSender
from channels.telegram.turns import TelegramTurns
from channels.turn import Handler, TurnTaker
from settings.credentials import TELEGRAM, refuse_settings
from settings.telegram_settings import (
    SECRET_VARIABLE,
    TOKEN_VARIABLE,
    TelegramSettings,
    read_telegram_settings,
)

WEBHOOK_PATH = "/webhooks/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header, not the secret
# The longest message with the message that it answers takes some 100 kB, each character escaped.
MOST_BODY_BYTES = 1024 * 1024
Handle = Callable[[Request], Awaitable[HTTPResponse]]
NOT_SET_UP = f"Telegram is not set up here: {TOKEN_VARIABLE} and {SECRET_VARIABLE} are not set."


class TelegramInput(InputChannel):
    """Takes the updates that Telegram delivers. Off, with a clear answer, when it has no settings."""

    def __init__(
        self,
        settings: TelegramSettings | None,
        repertoire: Repertoire,
        make_client: Callable[[TelegramSettings], TelegramClient] = TelegramClient,
        *,
        outbox: Outbox | None = None,
        arrivals: Arrivals | None = None,
        computing: Computing = HERE,
    ) -> None:
        """Creates a clinic's channel.

        `make_client` gives its way to the Bot API; `outbox` knows which updates are new and keeps them
        until they are answered, in memory where it is not given; `arrivals` puts them in order.
        """
        self._settings = settings
        self._repertoire = repertoire
        self._client = make_client(settings) if settings else None
        self._outbox = outbox or Outbox(CHANNEL)
        self._arrivals = arrivals or Arrivals()
        self._computing = computing
        self._turns: TelegramTurns | None = None

    @property
    def access(self) -> ServiceAccess | None:
        """What Telegram lets the bot do, None where the channel is off."""
        return self._client.access if self._client else None

    @classmethod
    def name(cls) -> str:
        """The channel's name, and the folder of its addresses."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """Creates the channel from the environment.

        Raises:
            SettingsError: The environment is set halfway, or credentials.yml sets something.
        """
        refuse_settings(TELEGRAM, credentials)
        return cls(read_telegram_settings(os.environ), load_repertoire())

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Creates the channel's route."""
        telegram = Blueprint(CHANNEL)
        handle: Handle = _refuse
        if self._settings and self._client:
            handle = self._receiver(telegram, on_new_message, self._settings, self._client)

        async def webhook(request: Request) -> HTTPResponse:
            # Streamed and limited here: under `rasa run` Sanic would read 100 MB.
            request.stream.request_max_size = MOST_BODY_BYTES
            await request.receive_body()
            return await handle(request)

        # GET too, so that a look in the browser tells whether Telegram is set up.
        telegram.add_route(webhook, "/webhook", methods=("GET", "POST"), stream=True)
        telegram.exception(Exception)(error_response)
        return telegram

    async def finished(self) -> None:
        """Returns when every update received has been answered."""
        if self._turns:
            await self._turns.finished()

    def _receiver(
        self, telegram: Blueprint, on_new_message: Handler, settings: TelegramSettings, client: TelegramClient
    ) -> Handle:
        keyboards, queue = OfferedKeyboards(self._repertoire), ConversationQueue(CHANNEL)
        sender = TelegramSender(client, keyboards)
        taker = TurnTaker(on_new_message, CHANNEL, computing=self._computing)
        answers = TelegramAnswers(taker, client, settings.bot_id, self._repertoire, sender, queue.run_beside)
        self._turns = turns = TelegramTurns(
            answers,
            sender,
            keyboards,
            queue=queue,
            outbox=self._outbox,
            arrivals=self._arrivals,
            access=client.access,
        )

        async def receive(request: Request) -> HTTPResponse:
            if request.method != "POST":
                raise HttpError(405, *FAULT_OF_STATUS[405], {"Allow": "POST"})
            _check_secret(request, settings.secret)
            # The turn runs after this answer: Telegram sends again what is not answered soon.
            if work := turns.receive(_read_body(request.body)):
                # Written first, for it is acknowledged for good; at most for half a second.
                await work.is_ours()
            return response.json({"ok": True})

        async def finish(*_: Any) -> None:
            await turns.stop()
            await client.close()

        async def start(*_: Any) -> None:
            await turns.start()

        telegram.listener("before_server_start")(start)
        telegram.listener("before_server_stop")(finish)
        return receive


async def _refuse(_: Request) -> HTTPResponse:
    raise HttpError(503, "telegram_off", NOT_SET_UP)


def _check_secret(request: Request, secret: str) -> None:
    # As bytes: compare_digest takes only ASCII texts, and a header may hold any byte.
    given = request.headers.get(SECRET_HEADER, "").encode(errors="replace")
    if not hmac.compare_digest(given, secret.encode()):
        raise HttpError(401, "secret_invalid", "This does not come from Telegram, or not for this bot.")


def _read_body(body: bytes) -> dict[str, Any]:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        raise HttpError(400, "not_json", "The request is not JSON.") from None
    if not isinstance(update, dict):
        raise HttpError(400, "malformed", "An update is a JSON object.")
    return update
