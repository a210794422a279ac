"""Serves the web chat on a free port, over HTTP as patients' browsers use it, with a fake bot behind."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
import requests
from rasa.core.channels.channel import UserMessage, register
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from sanic import Sanic

from actions.repertoire import load_repertoire
from channels.web_chat.session_token import SessionTokens
from channels.web_chat.web_chat_input import WebChatInput
from settings.credentials import WebChatLimits
from tests.fakes.sanic_apps import allow_several_apps
from tests.fakes.slack_stub import StubModel
from tests.fakes.slack_workspace import SlackWorkspace, served_workspace

SECRET = b"a secret of the tests, long enough"
REPLY = {"outcome": "answer", "text": "Yes.", "body": "Yes.", "disclaimer": "", "buttons": [], "sources": []}


@dataclass
class FakeBot:
    """Stands for Rasa's agent: keeps what it was told, says `reply` once, or raises `error`."""

    reply: dict[str, Any] | None = field(default_factory=lambda: dict(REPLY))
    error: Exception | None = None
    heard: list[UserMessage] = field(default_factory=list)
    is_asked: threading.Event = field(default_factory=threading.Event)
    # Unset, a turn waits for it.
    may_answer: threading.Event = field(default_factory=threading.Event)
    tracker_store: InMemoryTrackerStore = field(default_factory=lambda: InMemoryTrackerStore(Domain.empty()))

    def __post_init__(self) -> None:
        self.may_answer.set()

    async def handle_message(self, message: UserMessage) -> None:
        self.heard.append(message)
        self.is_asked.set()
        await asyncio.get_running_loop().run_in_executor(None, self.may_answer.wait)
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        tracker.update(UserUttered(message.text))
        if self.reply is not None:
            data = {"buttons": self.reply.get("buttons")}
            tracker.update(BotUttered(self.reply["text"], data, {"reply": self.reply}))
        await self.tracker_store.save(tracker)
        if self.reply is not None:
            await message.output_channel.send_response(message.sender_id, {"reply": self.reply})
        if self.error is not None:
            raise self.error

    @property
    def texts(self) -> list[str | None]:
        return [message.text for message in self.heard]


@dataclass(frozen=True)
class WebChatClient:
    """Talks to a served web chat."""

    port: int

    def request(self, method: str, path: str, **options: Any) -> requests.Response:
        address = f"http://127.0.0.1:{self.port}/webhooks/web_chat{path}"
        return requests.request(method, address, timeout=10, **options)

    def session(self) -> str:
        return self.request("POST", "/session").json()["token"]

    def send(self, message: Any, token: str | None = None) -> requests.Response:
        headers = {"Authorization": f"Bearer {token or self.session()}"}
        return self.request("POST", "/messages", json=message, headers=headers)

    def history(self, token: str, wait: str | None = None) -> requests.Response:
        query = {} if wait is None else {"wait": wait}
        return self.request("GET", "/history", params=query, headers={"Authorization": f"Bearer {token}"})

    def send_body(self, body: bytes) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.session()}"}
        return self.request("POST", "/messages", data=body, headers=headers)


@contextmanager
def served(bot: FakeBot, channel: WebChatInput) -> Iterator[WebChatClient]:
    app = Sanic(f"test_{uuid4().hex}", configure_logging=False)
    app.ctx.agent = bot
    register([channel], app, route="/webhooks/")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        started, stop = threading.Event(), threading.Event()
        thread = threading.Thread(target=asyncio.run, args=(_serve(app, listener, started, stop),))
        thread.start()
        try:
            assert started.wait(10)
            yield WebChatClient(listener.getsockname()[1])
        finally:
            stop.set()
            thread.join(10)


async def _serve(
    app: Sanic, listener: socket.socket, started: threading.Event, stop: threading.Event
) -> None:
    server = await app.create_server(sock=listener, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.before_start()
    await server.start_serving()
    started.set()
    await asyncio.get_running_loop().run_in_executor(None, stop.wait)
    await server.close()


@pytest.fixture(autouse=True)
def several_apps_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    allow_several_apps(monkeypatch)


@pytest.fixture
def bot() -> FakeBot:
    return FakeBot()


@pytest.fixture
def tokens() -> SessionTokens:
    return SessionTokens(SECRET)


@pytest.fixture
def serve_chat() -> Callable[..., Any]:
    return served


@pytest.fixture
def chat(bot: FakeBot, tokens: SessionTokens) -> Iterator[WebChatClient]:
    """A served web chat, whose limits no test reaches by accident."""
    limits = WebChatLimits(*[60_000] * 3)
    with served(bot, WebChatInput(tokens, limits, load_repertoire())) as client:
        yield client


@pytest.fixture
def model() -> StubModel:
    """Stands for the trained model behind Slack."""
    return StubModel()


@pytest.fixture
def slack(model: StubModel) -> Iterator[SlackWorkspace]:
    """A workspace with the bot in it; what the bot sent keeps to Slack's published limits."""
    with served_workspace(model) as workspace:
        yield workspace
    assert workspace.api.faults == []
