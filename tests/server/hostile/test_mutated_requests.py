import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.server.hostile.client import HEALTH
from tests.server.hostile.hostile_requests import REFUSED, chunked, get, post

WELL_FORMED = [
    HEALTH,
    get(b"/?a=%20"),
    post(b"Content-Length: 5", body=b"hello"),
    post(b"Expect: 100-continue", b"Content-Length: 5", body=b"hello"),
    chunked(b"5\r\nhello\r\n3;a=b\r\nabc\r\n0\r\nX-A: 1\r\n\r\n"),
]
REQUESTS = [*WELL_FORMED, *[data for data, _ in REFUSED.values() if len(data) < 1_000]]
PIECES = [b"\r\n", b"\r", b"\n", b"\0", b" ", b":", b"-", b"0", b"\xff", b";", b"%", b"Content-Length: 0\r\n"]


@some.composite
def mutated(draw: some.DrawFn) -> bytes:
    """Return one or more requests of which some bytes are taken away, doubled or put in."""
    data = b"".join(draw(some.lists(some.sampled_from(REQUESTS), min_size=1, max_size=3)))
    for _ in range(draw(some.integers(1, 4))):
        start = draw(some.integers(0, len(data)))
        end = min(len(data), start + draw(some.integers(0, 8)))
        piece = draw(some.sampled_from(PIECES) | some.binary(max_size=4) | some.just(data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=mutated())
def test_mutated_request_is_answered_or_refused_and_the_next_one_answered(hostile, data):
    client = hostile.client()
    client.send(data)
    client.shut()
    statuses = re.findall(rb"HTTP/1\.1 (\d)\d\d ", client.rest())
    assert b"5" not in statuses
    hostile.assert_healthy()
