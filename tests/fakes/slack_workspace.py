"""People in a Slack workspace: sends the channel what Slack would, signed by slack_sdk's own code."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import requests
from aiohttp import web
from rasa.core.channels.channel import register
from sanic import Sanic
from slack_sdk.signature import SignatureVerifier

from actions.repertoire import load_repertoire
from channels.service_access import ServiceAccess
from channels.slack.sending.client import SlackClient
from channels.slack.slack_input import SlackInput
from settings.slack_settings import SlackSettings
from tests.fakes.slack_api import TOKEN, ApiCall, FakeSlackApi

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TEAM = "T1"
BOT_USER = "UBOT"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
_numbers = count(1)


class SlackWorkspace:
    """Talks to a served channel; `api` is what it says in return."""

    def __init__(
        self, address: str, api: FakeSlackApi, secret: str = SECRET, access: ServiceAccess | None = None
    ) -> None:
        self.address = address
        self.api = api
        self.access = access
        self._verifier = SignatureVerifier(secret)
        # One connection for each thread of a test would be slower to open than to use.
        self._local = threading.local()

    def deliver(
        self, body: bytes, content_type: str = JSON, headers: dict[str, str] | None = None
    ) -> requests.Response:
        if not hasattr(self._local, "session"):
            self._local.session = requests.Session()
        sent = {"Content-Type": content_type, **self.signed(body), **(headers or {})}
        return self._local.session.post(self.address, data=body, headers=sent, timeout=30)

    def signed(self, body: bytes, age: int = 0) -> dict[str, str]:
        timestamp = str(int(time.time()) - age)
        signature = self._verifier.generate_signature(timestamp=timestamp, body=body)
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature}

    def send_event(self, body: dict[str, Any], **options: Any) -> requests.Response:
        return self.deliver(json.dumps(body).encode(), **options)

    def say(self, text: str, /, **event: Any) -> requests.Response:
        """Someone writes in their direct messages with the bot."""
        return self.send_event(message_event(text, **event))

    def mention(self, text: str, /, **event: Any) -> requests.Response:
        """Someone mentions the bot in a channel."""
        return self.send_event(mention_event(text, **event))

    def write(self, text: str, /, **event: Any) -> requests.Response:
        """Someone writes in a channel, in a thread by `thread_ts`, without a mention."""
        return self.send_event(channel_event(text, **event))

    def edit(self, text: str, /, before: str | None, **message: Any) -> requests.Response:
        """Someone changes their message, in their direct messages or in a channel."""
        return self.send_event(edit_event(text, before, **message))

    def command(self, text: str, user: str = "U1", **form: str) -> requests.Response:
        """Someone uses /painguide in a channel."""
        values = {
            "token": "old", "team_id": TEAM, "channel_id": "C1", "channel_name": "general", "user_id": user,
            "command": "/painguide", "text": text, "trigger_id": f"trigger.{next(_numbers)}",
            "response_url": self.response_url(), **form,
        }  # fmt: skip
        return self.deliver(urlencode(values).encode(), FORM)

    def press(self, call: ApiCall, title: str, user: str = "U1", **changes: Any) -> requests.Response:
        """Someone presses a button of a message that the bot sent, found by its text or its label."""
        [button] = [
            each for each in call.buttons if title in (each["text"]["text"], each.get("accessibility_label"))
        ]
        return self.press_button(call, button, user, **changes)

    def press_button(
        self, call: ApiCall, button: dict[str, Any], user: str = "U1", **changes: Any
    ) -> requests.Response:
        ephemeral = call.method in ("chat.postEphemeral", "response_url")
        channel = call.arguments.get("channel", "C1")
        container = {
            "type": "message",
            "message_ts": "1700000000.000100",
            "channel_id": channel,
            "is_ephemeral": ephemeral,
        }
        payload = {
            "type": "block_actions",
            "team": {"id": TEAM, "domain": "clinic"},
            "user": {"id": user, "team_id": TEAM},
            "container": container,
            "channel": {"id": channel, "name": "general"},
            "trigger_id": f"trigger.{next(_numbers)}",
            "response_url": self.response_url(),
            "actions": [{**button, "action_ts": f"{time.time():.6f}"}],
            # Slack leaves an ephemeral message itself out.
            **({} if ephemeral else {"message": {"ts": container["message_ts"], **call.arguments}}),
            **changes,
        }
        return self.interact(payload)

    def interact(self, payload: Any) -> requests.Response:
        return self.deliver(urlencode({"payload": json.dumps(payload)}).encode(), FORM)

    def open_home(self, user: str = "U1", tab: str = "home") -> requests.Response:
        return self.send_event(
            envelope({"type": "app_home_opened", "user": user, "tab": tab, "channel": "D1"})
        )

    def response_url(self) -> str:
        return f"{self.api.base}/respond/{next(_numbers)}"


def message_event(text: str, /, **event: Any) -> dict[str, Any]:
    user = event.get("user", "U1")
    return envelope(
        {"type": "message", "channel_type": "im", "channel": f"D-{user}", "user": user, "text": text, **event}
    )


def mention_event(text: str, /, **event: Any) -> dict[str, Any]:
    mentioned = {"type": "app_mention", "channel": "C1", "user": "U1", "text": f"<@{BOT_USER}> {text}"}
    return envelope({**mentioned, **event})


def channel_event(text: str, /, **event: Any) -> dict[str, Any]:
    return message_event(text, **{"channel": "C1", "channel_type": "channel", **event})


def edit_event(
    text: str, before: str | None, /, channel: str = "D-U1", channel_type: str = "im", **message: Any
) -> dict[str, Any]:
    """What Slack sends for an edit: the message as it is and as it was, inside an event of its own."""
    number = next(_numbers)
    edited = {"user": "U1", "ts": f"1700000009.{number:06}"}
    was = {"type": "message", "user": "U1", "ts": "1700000005.000001", **message}
    event = {
        "type": "message", "subtype": "message_changed", "hidden": True, "channel": channel,
        "channel_type": channel_type, "message": {"edited": edited, **was, "text": text},
    }  # fmt: skip
    return envelope(event if before is None else {**event, "previous_message": {**was, "text": before}})


def envelope(event: dict[str, Any]) -> dict[str, Any]:
    number = next(_numbers)
    return {
        "token": "old",
        "team_id": TEAM,
        "api_app_id": "A1",
        "type": "event_callback",
        "event_id": f"Ev{number}",
        "event_time": 1_700_000_000,
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        "event": {"ts": f"1700000001.{number:06}", "event_ts": f"1700000001.{number:06}", **event},
    }


@contextmanager
def served_api() -> Iterator[FakeSlackApi]:
    """Serves the fake Slack alone, for a bot in another process."""
    api, port, started, stop = FakeSlackApi(), _listener(), threading.Event(), threading.Event()
    api.base = f"http://127.0.0.1:{port.getsockname()[1]}"

    async def serve() -> None:
        runner = web.AppRunner(api.app())
        await runner.setup()
        await web.SockSite(runner, port).start()
        started.set()
        await asyncio.get_running_loop().run_in_executor(None, stop.wait)
        await runner.cleanup()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    try:
        assert started.wait(10)
        yield api
    finally:
        stop.set()
        thread.join(30)
        port.close()


@contextmanager
def served_workspace(handler: Any, token: str = TOKEN) -> Iterator[SlackWorkspace]:
    """Serves the channel over HTTP, with a fake Slack behind; `handler` is Rasa's agent or stands for it."""
    api, ports = FakeSlackApi(), (_listener(), _listener())
    api.base = f"http://127.0.0.1:{ports[1].getsockname()[1]}"
    settings = SlackSettings(token, SECRET, f"{api.base}/api/")
    # Waits of 10 ms, not of half a second, before a call is made again.
    channel = SlackInput(settings, load_repertoire(), SlackClient(settings, backoff_seconds=0.01))
    started, stop = threading.Event(), threading.Event()
    thread = threading.Thread(target=asyncio.run, args=(_serve(handler, channel, api, ports, started, stop),))
    thread.start()
    try:
        assert started.wait(10)
        address = f"http://127.0.0.1:{ports[0].getsockname()[1]}/webhooks/slack/webhook"
        yield SlackWorkspace(address, api, access=channel.access)
    finally:
        stop.set()
        thread.join(30)
        for port in ports:
            port.close()


def _listener() -> socket.socket:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    return listener


async def _serve(
    handler: Any,
    channel: SlackInput,
    api: FakeSlackApi,
    ports: tuple[socket.socket, socket.socket],
    started: threading.Event,
    stop: threading.Event,
) -> None:
    runner = web.AppRunner(api.app())
    await runner.setup()
    await web.SockSite(runner, ports[1]).start()
    app = Sanic(f"slack_{uuid4().hex}", configure_logging=False)
    app.ctx.agent = handler
    register([channel], app, route="/webhooks/")
    server = await app.create_server(sock=ports[0], return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.before_start()
    await server.start_serving()
    await server.after_start()
    started.set()
    await asyncio.get_running_loop().run_in_executor(None, stop.wait)
    await server.before_stop()
    await server.close()
    await runner.cleanup()
