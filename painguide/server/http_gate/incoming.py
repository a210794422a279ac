"""The bytes that a client has sent and nobody has read yet."""

import asyncio
import re

from painguide.server.http_gate.refusal import refused

# What a client may send ahead while an earlier request of its is answered.
MOST_BYTES_AHEAD = 64 * 1024
# Nothing of HTTP's lines holds a control character but a tab; and a line ends with both, CR and LF.
_NO_LINE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r[^\n]|(?<!\r)\n")


class Incoming:
    """Read by one reader, which waits for what is not there yet."""

    def __init__(self, transport: asyncio.ReadTransport) -> None:
        """Creates an empty buffer; `transport` is paused while too much is in it."""
        self._transport = transport
        self._bytes = bytearray()
        self._news = asyncio.Event()
        self._is_wanted = False
        self._is_discarded = False
        self._clock: asyncio.TimerHandle | None = None
        self._is_late = False
        self.has_ended = False

    @property
    def is_used_up(self) -> bool:
        """Whether the client has sent its last, and all of it was read."""
        return self.has_ended and not self._bytes

    def feed(self, data: bytes) -> None:
        """Adds what has arrived."""
        if self._is_discarded:
            return
        self._bytes += data
        if not self._is_wanted and len(self._bytes) > MOST_BYTES_AHEAD:
            self._transport.pause_reading()
        self._news.set()

    def end(self) -> None:
        """Tells that nothing more will arrive."""
        self.has_ended = True
        self._news.set()

    def allow(self, seconds: float) -> None:
        """Sets when all that is read must be there: an absolute deadline, which no byte moves."""
        self.stop_clock()
        self._is_late = False
        self._clock = asyncio.get_running_loop().call_later(seconds, self._be_late)

    def stop_clock(self) -> None:
        """Takes the deadline away."""
        if self._clock:
            self._clock.cancel()

    async def discard(self) -> None:
        """Throws away all that is there and arrives, until the client ends or the deadline comes."""
        self._is_discarded = True
        self._bytes.clear()
        while not (self.has_ended or self._is_late):
            await self._wait()

    async def begins(self) -> bool:
        """Waits for the first byte; return False when the client ends without one, or at the deadline."""
        while not (self._bytes or self.has_ended or self._is_late):
            await self._wait()
        return bool(self._bytes)

    async def line(self, most_bytes: int, too_long: int) -> bytes:
        """Return the next line, without its CRLF.

        Raises:
            HttpError: It is none (400), too late (408), or longer (`too_long`, a status).
        """
        while True:
            end = self._bytes.find(b"\r\n")
            if _NO_LINE.search(self._bytes, 0, end if end >= 0 else len(self._bytes)):
                raise refused(400)
            if end > most_bytes or (end < 0 and len(self._bytes) > most_bytes):
                raise refused(too_long)
            if end >= 0:
                return self._take(end + 2)[:end]
            await self._more()

    async def exactly(self, size: int) -> bytes:
        """Return the next bytes.

        Raises:
            HttpError: The client ends before (400), or they are too late (408).
        """
        while len(self._bytes) < size:
            await self._more()
        return self._take(size)

    def _take(self, size: int) -> bytes:
        taken = bytes(self._bytes[:size])
        del self._bytes[:size]
        return taken

    async def _more(self) -> None:
        if self._is_late:
            raise refused(408)
        if self.has_ended:
            raise refused(400)
        await self._wait()

    def _be_late(self) -> None:
        self._is_late = True
        self._news.set()

    async def _wait(self) -> None:
        self._news.clear()
        self._is_wanted = True
        if not self._transport.is_closing():
            self._transport.resume_reading()
        try:
            await self._news.wait()
        finally:
            self._is_wanted = False
