"""A loopback Slack Web API: records calls, checks them against the published limits, fails when told to."""

import json
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.slack_limits import faults_in

TOKEN = "xoxb-test-token"
# Only a test that fails waits so long; a busy machine is slow.
WAIT_SECONDS = 60
RESPONSE = "response_url"
SENDING = ("chat.postMessage", "chat.postEphemeral", "chat.update", "views.publish", RESPONSE)


@dataclass(frozen=True)
class ApiCall:
    """A call that the fake took: a Web API method, or a post to a response address."""

    method: str
    arguments: Mapping[str, Any]

    @property
    def text(self) -> str:
        return self.arguments.get("text", "")

    @property
    def blocks(self) -> list[dict[str, Any]]:
        return self.arguments.get("blocks", [])

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [
            {**element, "block_id": block.get("block_id", "b1")}
            for block in self.blocks
            if block["type"] == "actions"
            for element in block["elements"]
        ]

    @property
    def shown(self) -> list[str]:
        """The texts in the blocks, in the order in which a person reads them."""
        texts = [block["text"]["text"] for block in self.blocks if block["type"] == "section"]
        return texts + self.small_print

    @property
    def small_print(self) -> list[str]:
        contexts = [block["elements"] for block in self.blocks if block["type"] == "context"]
        return [element["text"] for elements in contexts for element in elements]


@dataclass(frozen=True)
class Trouble:
    """How the fake answers one call instead of taking it; `drop` closes the connection."""

    status: int = 200
    body: Mapping[str, Any] | str = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False


class FakeSlackApi:
    """What a workspace sees of the bot. Lives in a loop of its own thread; tests read it from theirs."""

    def __init__(self) -> None:
        self.calls: list[ApiCall] = []
        self.faults: list[str] = []
        self.attempts: list[str] = []
        self.refused: list[str] = []
        self.base = ""
        self._troubles: dict[str, deque[Trouble]] = {}
        self._changed = threading.Condition()

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/api/{method}", self._take_api)
        app.router.add_post("/respond/{name}", self._take_response)
        return app

    def trouble(self, method: str, *troubles: Trouble) -> None:
        self._troubles.setdefault(method, deque()).extend(troubles)

    def refuse(self, method: str, error: str, times: int = 1) -> None:
        self.trouble(method, *[Trouble(body={"ok": False, "error": error})] * times)

    def of(self, *methods: str) -> list[ApiCall]:
        return [call for call in self.calls if call.method in methods]

    def wait_for(self, count: int, *methods: str) -> list[ApiCall]:
        """Return the calls of some methods, of all that show something by default, once there are so many."""
        return self.wait_until(
            lambda: [call for call in self.calls if call.method in (methods or SENDING)], count
        )

    def wait_until(self, found: Callable[[], list[Any]], count: int) -> list[Any]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(found()) >= count, WAIT_SECONDS), (
                f"{len(found())} of {count} calls came"
            )
            return found()

    async def _take_api(self, request: web.Request) -> web.StreamResponse:
        arguments = (
            await request.json() if request.content_type == "application/json" else dict(await request.post())
        )
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            with self._changed:
                self.refused.append(request.match_info["method"])
                self._changed.notify_all()
            return web.json_response({"ok": False, "error": "invalid_auth"})
        return await self._take(request, request.match_info["method"], arguments)

    async def _take_response(self, request: web.Request) -> web.StreamResponse:
        return await self._take(request, RESPONSE, {**await request.json(), "url": request.path})

    async def _take(self, request: web.Request, method: str, arguments: dict[str, Any]) -> web.StreamResponse:
        self.attempts.append(method)
        waiting = self._troubles.get(method)
        if waiting:
            return self._answer_trouble(request, waiting.popleft())
        for name in ("blocks", "view"):
            if isinstance(arguments.get(name), str):
                arguments[name] = json.loads(arguments[name])
        faults = faults_in(method, arguments)
        with self._changed:
            self.faults += faults
            self.calls.append(ApiCall(method, arguments))
            number = len(self.calls)
            self._changed.notify_all()
        if faults:
            return web.json_response({"ok": False, "error": "invalid_arguments"})
        if method == RESPONSE:
            return web.Response(text="ok")
        return web.json_response(
            {"ok": True, "ts": f"1700000000.{number:06}", "user": "pain_guide", "team": "Clinic"}
        )

    def _answer_trouble(self, request: web.Request, trouble: Trouble) -> web.StreamResponse:
        with self._changed:
            self._changed.notify_all()
        if trouble.drop:
            request.transport.close()
            return web.Response(status=500)
        body = trouble.body if isinstance(trouble.body, str) else json.dumps(trouble.body)
        kind = "text/html" if isinstance(trouble.body, str) else "application/json"
        return web.Response(status=trouble.status, text=body, headers=trouble.headers, content_type=kind)
