"""A loopback fake of Telegram's Bot API: records calls, refuses ill-formed ones, fails when told to."""

import asyncio
from collections import defaultdict, deque
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from tests.fakes.telegram_limits import faults

TOKEN = "123456:the-token-of-the-tests"
BOT = {"id": 123456, "is_bot": True, "first_name": "Pain Guide", "username": "PainGuideBot"}
DROP = "drop the connection"


@dataclass(frozen=True)
class Refusal:
    """What the fake answers in place of doing what it was asked."""

    status: int
    description: str = "refused"
    retry_after: int | None = None
    body: str | None = None


@dataclass
class FakeTelegramApi:
    """What was called, and what is to go wrong. `url` is where it is served."""

    url: str = ""
    calls: list = field(default_factory=list)
    ill_formed: list = field(default_factory=list)
    # Calls that a fault of `fail` met.
    failed: list = field(default_factory=list)
    queries: set = field(default_factory=set)
    keyboards: dict = field(default_factory=dict)
    webhook: dict = field(default_factory=dict)
    _faults: dict = field(default_factory=lambda: defaultdict(deque))
    _gates: dict = field(default_factory=dict)
    _last_message_id: int = 1000

    def fail(self, method, *what):
        """Make the next calls of a method fail, one after another: a Refusal, or DROP."""
        self._faults[method].extend(what)

    def hold(self, method):
        """Answer a method only after `.set()` of what is returned."""
        self._gates[method] = gate = asyncio.Event()
        return gate

    def called(self, method):
        """The parameters of the calls that were carried out, in their order."""
        return [parameters for name, parameters in self.calls if name == method]

    def sent(self, chat_id=None):
        """The messages sent, to one chat or to all."""
        return [call for call in self.called("sendMessage") if chat_id in (None, call["chat_id"])]

    async def handle(self, request):
        """Answer one call."""
        method, parameters = (
            request.match_info["method"],
            await request.json() if request.can_read_body else {},
        )
        if request.match_info["token"] != TOKEN:
            return _refused(Refusal(401, "Unauthorized"))
        if method in self._gates:
            await self._gates[method].wait()
        if self._faults[method]:
            self.failed.append((method, parameters))
            return self._fail(request, self._faults[method].popleft())
        wrong = faults(method, parameters)
        if wrong:
            self.ill_formed += wrong
            return _refused(Refusal(400, f"Bad Request: {wrong[0]}"))
        return self._carry_out(method, parameters)

    def _fail(self, request, what):
        if what == DROP:
            request.transport.close()
            return web.Response()
        return _refused(what)

    def _carry_out(self, method, parameters):
        self.calls.append((method, parameters))
        result = True
        if method == "getMe":
            result = BOT
        elif method == "sendMessage":
            self._last_message_id += 1
            self.keyboards[self._last_message_id] = parameters.get("reply_markup")
            result = {"message_id": self._last_message_id, "text": parameters["text"]}
        elif method == "setWebhook":
            self.webhook = parameters
        elif method == "getWebhookInfo":
            kinds = {name: self.webhook[name] for name in ("allowed_updates",) if name in self.webhook}
            result = {"url": self.webhook.get("url", ""), "pending_update_count": 0, **kinds}
        elif method == "answerCallbackQuery":
            if parameters["callback_query_id"] in self.queries:
                return _refused(Refusal(400, "Bad Request: query is too old and response timeout expired"))
            self.queries.add(parameters["callback_query_id"])
        elif method == "editMessageReplyMarkup":
            new = parameters.get("reply_markup")
            if self.keyboards.get(parameters["message_id"]) == new:
                return _refused(Refusal(400, "Bad Request: message is not modified"))
            self.keyboards[parameters["message_id"]] = new
        return web.json_response({"ok": True, "result": result})


def _refused(refusal):
    if refusal.body is not None:
        return web.Response(status=refusal.status, text=refusal.body, content_type="text/html")
    body = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
    return web.json_response(body, status=refusal.status)


@asynccontextmanager
async def served_telegram_api():
    """Serve a fake on a free port of this machine."""
    api = FakeTelegramApi()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", api.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield api
    finally:
        await runner.cleanup()
