"""Telegram as the channel sees it: deliveries over HTTP, and the fake Bot API to answer to."""

import asyncio
import json
import socket
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import uuid4

import aiohttp
from rasa.core.channels.channel import register
from sanic import Sanic

from actions.repertoire import load_repertoire
from channels.telegram.arrivals import Arrivals
from channels.telegram.client import TelegramClient
from channels.telegram.telegram_input import SECRET_HEADER, WEBHOOK_PATH, TelegramInput
from settings.telegram_settings import TelegramSettings
from tests.fakes.telegram_api import TOKEN, FakeTelegramApi, served_telegram_api

SECRET = "the-secret_of-the-tests"


def reply(text, outcome="smalltalk", disclaimer="", buttons=()):
    """A Reply as the bot makes it."""
    return {
        "outcome": outcome,
        "text": text,
        "body": text.removesuffix(disclaimer).strip(),
        "disclaimer": disclaimer,
        "buttons": [{"title": title, "payload": payload} for title, payload in buttons],
        "sources": [],
    }


@dataclass
class StubBot:
    """Stands for Rasa's agent: says what `say` makes of a text; waits for `gate` when there is one."""

    say: object = lambda text: [reply(f"You said: {text}")]
    gate: asyncio.Event | None = None
    heard: list = field(default_factory=list)

    async def handle_message(self, message):
        self.heard.append((message.sender_id, message.text))
        if self.gate:
            await self.gate.wait()
        await asyncio.sleep(0)
        for said in self.say(message.text):
            await message.output_channel.send_response(message.sender_id, {"reply": said})

    @property
    def texts(self):
        return [text for _, text in self.heard]


@dataclass
class TelegramService:
    """Delivers updates to a served channel; `api` has what the channel did about them."""

    loop: asyncio.AbstractEventLoop
    bot: object
    api: FakeTelegramApi = None
    pauses: list = field(default_factory=list)
    pause_gate: asyncio.Event | None = None
    patience: asyncio.Event | None = None
    channel: TelegramInput = None
    _port: int = 0
    _session: aiohttp.ClientSession = None

    def deliver(self, *updates):
        """Deliver updates one after another, each answered before the next; returns the statuses."""

        async def deliver_all():
            statuses = [await self.post(update) for update in updates]
            await self.channel.finished()
            return statuses

        return self.run(deliver_all())

    def run(self, work):
        """Run a coroutine to its end."""
        return self.loop.run_until_complete(asyncio.wait_for(work, 30))

    async def post(self, update, secret=SECRET):
        """Deliver one update and return the status, without waiting for its turn."""
        status, _ = await self.request(json.dumps(update).encode(), {SECRET_HEADER: secret} if secret else {})
        return status

    async def request(self, body, headers, method="POST"):
        """Send anything to the webhook; return status and body."""
        address = f"http://127.0.0.1:{self._port}{WEBHOOK_PATH}"
        async with self._session.request(method, address, data=body, headers=headers) as answer:
            return answer.status, await answer.json(content_type=None)

    @property
    def texts(self):
        """The texts of all messages sent."""
        return [sent["text"] for sent in self.api.sent()]

    async def wait_for_earlier(self, seconds):
        """Stand for the channel's patience with updates that overtake: none, but for `patience`."""
        if self.patience:
            await self.patience.wait()

    async def pause(self, seconds):
        """Stand for the client's sleep: note how long; wait for `pause_gate` where there is one."""
        self.pauses.append(seconds)
        if self.pause_gate:
            await self.pause_gate.wait()

    @asynccontextmanager
    async def served(self, *, is_set_up=True):
        """Serve the channel, and the fake Bot API that it answers to."""
        async with served_telegram_api() as self.api, aiohttp.ClientSession() as self._session:
            settings = TelegramSettings(TOKEN, SECRET, self.api.url) if is_set_up else None
            self.channel = TelegramInput(
                settings,
                load_repertoire(),
                lambda found: TelegramClient(found, sleep=self.pause),
                arrivals=Arrivals(sleep=self.wait_for_earlier),
            )
            app = Sanic(f"test_{uuid4().hex}", configure_logging=False)
            app.ctx.agent = self.bot
            register([self.channel], app, route="/webhooks/")
            with socket.socket() as listener:
                listener.bind(("127.0.0.1", 0))
                self._port = listener.getsockname()[1]
                server = await app.create_server(sock=listener, return_asyncio_server=True, access_log=False)
                await server.startup()
                await server.start_serving()
                try:
                    yield self
                finally:
                    await server.before_stop()
                    await server.close()
