"""All slow clients are slow at the same time: the tests take as long as the slowest one."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.server.hostile.client import Client, HostileServer
from tests.server.hostile.hostile_requests import chunked, get, post

HELD = b"Content-Length: 1000"
# Shorter than any deadline, so that each byte would move one that can be moved.
DRIP_SECONDS = 0.1
# Of gate_server.py.
ANSWER_SECONDS = 3
UNREAD = "does not read"
# More than the buffers of both sides hold.
UNREAD_REQUESTS = 300


def _silent(client: Client) -> bytes:
    return client.rest()


def _sends(data: bytes):
    def send(client: Client) -> bytes:
        client.send(data)
        return client.rest()

    return send


def _drips(start: bytes, data: bytes):
    def drip(client: Client) -> bytes:
        client.send(start)
        client.drip(data, DRIP_SECONDS)
        return client.rest()

    return drip


def _does_not_read(client: Client) -> bytes:
    client.send(get(b"/widget/pain-guide.js") * UNREAD_REQUESTS)
    client.linger(ANSWER_SECONDS + 1)
    return client.rest()


SLOW = {
    "says nothing": (_silent, []),
    "stops in the first line": (_sends(b"GET /hea"), [408]),
    "stops in the head": (_sends(get()[:-2]), [408]),
    "drips a head": (_drips(b"", b"GET /health HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"a" * 200), [408]),
    "drips headers": (_drips(get()[:-2], b"A: b\r\n" * 40), [408]),
    "sends no body": (_sends(post(HELD)), [408]),
    "stops in the body": (_sends(post(HELD, body=b"hello")), [408]),
    "drips a body": (_drips(post(HELD), b"x" * 200), [408]),
    "stops in a chunk": (_sends(chunked(b"64\r\nhello")), [408]),
    "drips chunks": (_drips(chunked(b""), b"1\r\nx\r\n" * 40), [408]),
    "drips trailers": (_drips(chunked(b"0\r\n"), b"A: b\r\n" * 40), [408]),
    "waits after an answer": (_sends(get()), [200]),
    "stops in a second request": (_sends(get() + b"GET /hea"), [200, 408]),
    "never sends what was expected": (_sends(post(HELD, b"Expect: 100-continue")), [100, 408]),
}


@pytest.fixture(scope="module")
def slow(hostile: HostileServer):
    """What each slow client has got when the server has closed its connection, by name."""
    with ThreadPoolExecutor(len(SLOW) + 1) as pool:
        futures = {name: pool.submit(behave, hostile.client()) for name, (behave, _) in SLOW.items()}
        futures[UNREAD] = pool.submit(_does_not_read, hostile.client())
        yield futures


@pytest.mark.parametrize("name", SLOW)
def test_slow_client_is_told_and_its_connection_closed(slow, name):
    received = slow[name].result()
    assert [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3})", received)] == SLOW[name][1]


def test_client_that_does_not_read_its_answers_is_cut_off(slow):
    assert 0 < slow[UNREAD].result().count(b"HTTP/1.1 200") < UNREAD_REQUESTS
