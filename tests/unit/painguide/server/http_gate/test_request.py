import asyncio
from unittest.mock import Mock

import pytest

from painguide.server.http_gate.head import read_head
from painguide.server.http_gate.incoming import Incoming
from painguide.server.http_gate.limits import DEFAULT_LIMITS
from painguide.server.http_gate.request import read_body, whole_request


def handed_to_sanic(data: bytes, *, is_last: bool = False) -> bytes:
    """Return what Sanic gets to see of a request."""

    async def read() -> bytes:
        incoming = Incoming(Mock(is_closing=lambda: False))
        incoming.feed(data)
        head = await read_head(incoming, DEFAULT_LIMITS)
        return whole_request(head, await read_body(incoming, head, DEFAULT_LIMITS), is_last=is_last)

    return asyncio.run(read())


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        (
            b"GET /chat?a=%20 HTTP/1.1\r\nHost: a\r\nX-A:\t b \r\n\r\n",
            b"GET /chat?a=%20 HTTP/1.1\r\nhost: a\r\nx-a: b\r\nconnection: keep-alive\r\n\r\n",
        ),
        (
            b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0005\r\nExpect: 100-Continue\r\n\r\nhello",
            b"POST / HTTP/1.1\r\nhost: a\r\nconnection: keep-alive\r\ncontent-length: 5\r\n\r\nhello",
        ),
        (
            b"POST / HTTP/1.1\r\nHost: a\r\nTrailer: X-A\r\nTransfer-Encoding: chunked\r\n\r\n"
            b"3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nX-A: b\r\n\r\n",
            b"POST / HTTP/1.1\r\nhost: a\r\nconnection: keep-alive\r\ncontent-length: 5\r\n\r\nhello",
        ),
        (
            b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
            b"GET / HTTP/1.1\r\nhost: a\r\nconnection: keep-alive\r\n\r\n",
        ),
        (
            b"GET / HTTP/1.1\r\nHost: a\r\nCookie: \xff\xc3\xa9\r\nConnection: Upgrade\r\n"
            b"Upgrade: h2c\r\n\r\n",
            b"GET / HTTP/1.1\r\nhost: a\r\ncookie: ???\r\nconnection: keep-alive\r\n\r\n",
        ),
        (b"GET / HTTP/1.0\r\n\r\n", b"GET / HTTP/1.0\r\nconnection: close\r\n\r\n"),
    ],
    ids=["plain", "length", "chunks", "body of GET", "raw bytes and upgrade", "HTTP/1.0"],
)
def test_sanic_sees_the_plainest_form_of_a_request(sent, seen):
    assert handed_to_sanic(sent) == seen


def test_last_request_of_a_connection_says_so():
    seen = handed_to_sanic(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", is_last=True)
    assert seen == b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
