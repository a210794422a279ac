"""The gate is needed as long as Sanic alone has these faults. When one fails: docs/decisions/0007."""

from collections.abc import Iterator

import pytest

from tests.server.hostile.client import HEALTH, Client, HostileServer, running
from tests.server.hostile.hostile_requests import get

# Sanic alone answers in milliseconds, unless it spins.
SPIN_SECONDS = 1.5


@pytest.fixture(scope="module")
def stock(tmp_path_factory) -> Iterator[HostileServer]:
    with running("stock_server.py", tmp_path_factory.mktemp("stock") / "server.log") as server:
        yield server


@pytest.fixture
def own_stock(tmp_path) -> Iterator[HostileServer]:
    """One that a test may wedge."""
    with running("stock_server.py", tmp_path / "server.log") as server:
        yield server


def test_stock_sanic_still_spins_on_a_negative_length(own_stock):
    hostile = own_stock.client()
    hostile.send(get(b"/health", b"Content-Length: -5") + b"{}")
    with pytest.raises(TimeoutError):
        _health(own_stock.client())


def test_stock_sanic_still_reads_a_second_request_in_a_body_told_twice(stock):
    [_, *smuggled] = stock.ask(get(b"/health", b"Content-Length: 0", b"Content-Length: 99") + HEALTH)
    assert [answer.status for answer in smuggled] == [200]


def test_stock_sanic_still_logs_a_traceback_for_a_null_byte(stock):
    stock.ask(get(b"/\x00"))
    assert "Traceback" in stock.log_file.read_text()


def _health(client: Client) -> bytes:
    client.socket.settimeout(SPIN_SECONDS)
    client.send(HEALTH)
    return client.read(12)
