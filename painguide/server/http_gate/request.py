"""Reads a request's body, and writes the whole request anew in the one form that Sanic gets to see."""

import re

from painguide.server.http_gate.head import RequestHead, read_headers
from painguide.server.http_gate.incoming import Incoming
from painguide.server.http_gate.limits import HttpLimits
from painguide.server.http_gate.refusal import refused

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
# The body of any other is read and dropped: Sanic would complain of it in the log, with the address.
METHODS_WITH_BODY = frozenset({b"POST", b"PUT", b"PATCH"})
# What is settled when the request is whole.
SETTLED = frozenset(
    {b"content-length", b"transfer-encoding", b"trailer", b"te", b"expect", b"upgrade", b"connection"}
)
_CHUNK = re.compile(rb"(?P<size>[0-9A-Fa-f]{1,8})(?P<extension>;[^\x80-\xff]*)?")


def waits_for_continue(head: RequestHead) -> bool:
    """Return whether the client sends its body only when it is told to."""
    has_body = head.is_chunked or head.length > 0
    return has_body and head.minor_version > 0 and b"100-continue" in head.values(b"expect")


async def read_body(incoming: Incoming, head: RequestHead, limits: HttpLimits) -> bytes:
    """Return the body that follows a head.

    Raises:
        HttpError: Its chunks are none (400), or it is more than the limits allow (413, 431).
    """
    if not head.is_chunked:
        return await incoming.exactly(head.length)
    body = bytearray()
    extension_bytes = limits.extension_bytes
    for _ in range(limits.chunks):
        size, extension = await _chunk_start(incoming, extension_bytes)
        extension_bytes -= extension
        if not size:
            await read_headers(incoming, limits, limits.head_bytes)
            return bytes(body)
        if len(body) + size > limits.body_bytes:
            raise refused(413)
        body += await incoming.exactly(size)
        if await incoming.exactly(2) != b"\r\n":
            raise refused(400)
    raise refused(413)


def whole_request(head: RequestHead, body: bytes, *, is_last: bool) -> bytes:
    """Return a request for Sanic: no chunks, nothing to wait for; `is_last` ends the connection after it."""
    keep = not is_last and _is_kept(head)
    headers = [(name, value) for name, value in head.headers if name not in SETTLED]
    headers.append((b"connection", b"keep-alive" if keep else b"close"))
    if head.method not in METHODS_WITH_BODY:
        body = b""
    if body:
        headers.append((b"content-length", b"%d" % len(body)))
    lines = [b"%s %s HTTP/1.%d" % (head.method, head.target, head.minor_version)]
    lines += [b"%s: %s" % header for header in headers]
    return b"\r\n".join([*lines, b"", body])


async def _chunk_start(incoming: Incoming, most_bytes: int) -> tuple[int, int]:
    match = _CHUNK.fullmatch(await incoming.line(most_bytes + 8, 400))
    extension = len(match["extension"] or b"") if match else 0
    if not match or extension > most_bytes:
        raise refused(400)
    return int(match["size"], 16), extension


def _is_kept(head: RequestHead) -> bool:
    wishes = head.values(b"connection")
    return b"close" not in wishes and (head.minor_version > 0 or b"keep-alive" in wishes)
