"""Sanic's protocol with a gate before it: Sanic gets one whole, well-formed request at a time, or none."""

import asyncio
from typing import Any

from sanic.server.protocols.http_protocol import HttpProtocol

from channels.http_error import HttpError
from painguide.server.http_gate.head import read_head
from painguide.server.http_gate.incoming import Incoming
from painguide.server.http_gate.limits import HttpLimits
from painguide.server.http_gate.refusal import refusal_answer, refused
from painguide.server.http_gate.request import CONTINUE, read_body, waits_for_continue, whole_request
from painguide.server.http_gate.room import superfluous


class GuardedProtocol(HttpProtocol):
    """One connection. Reads `app.ctx.http_limits`.

    Sanic asks for bytes only when it waits for a request, as it never gets less than one.
    """

    # Sanic's metaclass leaves an instance no other attributes.
    __slots__ = (
        "_answer_deadline",
        "_incoming",
        "_is_first",
        "_limits",
        "address",
        "has_large_body",
        "waits_since",
    )

    def connection_made(self, transport: Any) -> None:
        """Starts a connection, for which the one that has waited longest may have to go."""
        self._limits: HttpLimits = self.app.ctx.http_limits
        self._incoming = Incoming(transport)
        self._answer_deadline: asyncio.TimerHandle | None = None
        self._is_first = True
        self.has_large_body = False
        peer = transport.get_extra_info("peername")
        self.address: str = peer[0] if peer else ""
        self.waits_since: float | None = self.loop.time()
        super().connection_made(transport)
        self._make_room()

    def data_received(self, data: bytes) -> None:
        """Keeps what has arrived for the gate; Sanic gets nothing of it yet."""
        self._incoming.feed(data)

    def eof_received(self) -> bool:
        """Lets a client that has sent its last still read its answer."""
        self._incoming.end()
        return True

    def connection_lost(self, error: Exception | None) -> None:
        """Ends a connection, and with it the handler that may still be at work for it."""
        self._stop_answer_deadline()
        self._incoming.stop_clock()
        super().connection_lost(error)

    async def receive_more(self) -> None:
        """Hands Sanic the next request; where there is none, answers for Sanic and ends the connection."""
        self._stop_answer_deadline()
        self.has_large_body = False
        self.waits_since = self.loop.time()
        try:
            request = await self._next_request()
        except HttpError as refusal:
            await self._refuse(refusal)
            request = None
        if request is None:
            # Sanic takes this for the end of a connection, and closes it without a line in the log.
            raise asyncio.CancelledError
        self.waits_since = None
        self._is_first = False
        self._answer_deadline = self.loop.call_later(self._limits.answer_seconds, self.transport.abort)
        super().data_received(request)

    async def _next_request(self) -> bytes | None:
        incoming, limits = self._incoming, self._limits
        incoming.allow(limits.head_seconds if self._is_first else limits.idle_seconds)
        if not await incoming.begins():
            return None
        incoming.allow(limits.head_seconds)
        head = await read_head(incoming, limits)
        if head.is_chunked or head.length > limits.large_body_bytes:
            self._count_large_body()
        if waits_for_continue(head):
            self.transport.write(CONTINUE)
        incoming.allow(limits.body_seconds)
        body = await read_body(incoming, head, limits)
        incoming.stop_clock()
        return whole_request(head, body, is_last=incoming.is_used_up)

    def _count_large_body(self) -> None:
        # Each is held whole: hundreds of them would fill the machine's memory.
        if sum(one.has_large_body for one in self.connections) >= self._limits.large_bodies:
            raise refused(503)
        self.has_large_body = True

    async def _refuse(self, refusal: HttpError) -> None:
        if self.transport.is_closing():
            return
        self.transport.write(refusal_answer(refusal))
        self.transport.write_eof()
        # Closed at once, what the client still sends would wipe out the answer that it has not read.
        self._incoming.allow(self._limits.linger_seconds)
        await self._incoming.discard()

    def _make_room(self) -> None:
        if len(self.connections) <= self._limits.connections:
            return
        # The set itself still holds those that are about to close.
        still_open = [one for one in self.connections if one.transport and not one.transport.is_closing()]
        if one := superfluous(still_open, self._limits.connections):
            one.transport.close()

    def _stop_answer_deadline(self) -> None:
        if self._answer_deadline:
            self._answer_deadline.cancel()
