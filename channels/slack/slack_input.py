"""Rasa input channel of Slack: one address for events, buttons and the slash command. See docs/slack.md."""

import os
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from actions.repertoire import Repertoire, load_repertoire
from channels.computing import HERE, Computing
from channels.http_error import HttpError, error_response
from channels.outbox import Outbox
from channels.service_access import ServiceAccess
from channels.slack.answers import SlackAnswers
from channels.slack.bot import SlackBot
from channels.slack.delivery import SlackDeliveryError, UrlVerification, read_delivery
from channels.slack.sending.client import SlackClient
from channels.slack.signature import SlackSignature
from channels.slack.turn import CHANNEL
from channels.turn import Handler, TurnTaker
from settings.credentials import SLACK, refuse_settings
from settings.slack_settings import SECRET_VARIABLE, TOKEN_VARIABLE, SlackSettings

# An edit brings a message of up to 40,000 characters four times: now and before, in words and in blocks.
MOST_BODY_BYTES = 1024 * 1024
NOT_CONFIGURED = HttpError(
    503, "not_configured", f"Slack is off here; set {TOKEN_VARIABLE} and {SECRET_VARIABLE} (docs/slack.md)."
)
NOT_SIGNED = HttpError(
    401, "signature_invalid", "Slack did not sign this, or more than five minutes ago; see docs/slack.md."
)


class SlackInput(InputChannel):
    """Takes what Slack delivers; without settings it is off, and says so to whoever asks."""

    def __init__(
        self,
        settings: SlackSettings | None,
        repertoire: Repertoire,
        client: SlackClient | None = None,
        *,
        outbox: Outbox | None = None,
        computing: Computing = HERE,
    ) -> None:
        """Creates the channel; a client, and an outbox in memory, is made where none is given."""
        self._settings = settings
        self._repertoire = repertoire
        self._client = client or (SlackClient(settings) if settings else None)
        self._outbox = outbox or Outbox(CHANNEL)
        self._computing = computing

    @property
    def access(self) -> ServiceAccess | None:
        """What Slack lets the bot do, None where the channel is off."""
        return self._client.access if self._client else None

    @classmethod
    def name(cls) -> str:
        """The channel's name, and the folder of its address."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """Creates the channel from the environment.

        Raises:
            SettingsError: credentials.yml has settings of Slack, or the environment half of them.
        """
        refuse_settings(SLACK, credentials)
        return cls(SlackSettings.from_environment(os.environ), load_repertoire())

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Creates the channel's routes."""
        slack = Blueprint(CHANNEL)
        slack.exception(Exception)(error_response)
        if self._settings is None or self._client is None:
            _add_routes_when_off(slack)
        else:
            turns = TurnTaker(on_new_message, CHANNEL, computing=self._computing)
            answers = SlackAnswers(turns, self._client, self._repertoire)
            bot = SlackBot(answers, self._client, self._outbox)
            _add_routes(slack, SlackSignature(self._settings.signing_secret), bot)
        return slack


def _add_routes_when_off(slack: Blueprint) -> None:
    async def refuse(_: Request) -> HTTPResponse:
        raise NOT_CONFIGURED

    slack.add_route(refuse, "/", methods=["GET"], name="status")
    slack.add_route(refuse, "/webhook", methods=["POST"], name="webhook")


def _add_routes(slack: Blueprint, signature: SlackSignature, bot: SlackBot) -> None:
    async def tell_status(_: Request) -> HTTPResponse:
        return response.json({"configured": True})

    async def receive(request: Request) -> HTTPResponse:
        # Sanic lifts its limit for streamed requests and then keeps to this one.
        request.stream.request_max_size = MOST_BODY_BYTES
        await request.receive_body()
        if not signature.is_valid(request.body, request.headers):
            raise NOT_SIGNED
        try:
            delivery = read_delivery(request.body)
        except SlackDeliveryError as error:
            raise HttpError(400, "malformed", str(error)) from None
        if isinstance(delivery, UrlVerification):
            return response.json({"challenge": delivery.challenge})
        if delivery is not None and (work := bot.receive(delivery, request.body)):
            # Written first, for it is acknowledged for good; at most for half a second.
            await work.is_ours()
        # At once and empty: Slack waits three seconds, and would show what stands in it.
        return response.empty(status=200)

    async def start(_: Sanic, __: object) -> None:
        await bot.start()

    async def stop(_: Sanic, __: object) -> None:
        await bot.stop()

    slack.add_route(tell_status, "/", methods=["GET"], name="status")
    # Streamed: otherwise Sanic reads the whole body first, up to a limit of the whole server.
    slack.add_route(receive, "/webhook", methods=["POST"], stream=True, name="webhook")
    slack.listener("before_server_start")(start)
    slack.listener("before_server_stop")(stop)
