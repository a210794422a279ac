import select

import pytest

from painguide.server.http_gate.open_files import connections_allowed
from tests.server.hostile.client import PATIENCE_SECONDS
from tests.server.hostile.hostile_requests import UNFINISHED, get, post

MANY = 900


@pytest.mark.parametrize("start", UNFINISHED.values(), ids=UNFINISHED)
def test_client_that_ends_within_a_request_is_let_go(hostile, start):
    client = hostile.client()
    client.send(start)
    client.shut()
    assert [answer.status for answer in client.answers() if answer.status != 200] == ([400] if start else [])


@pytest.mark.parametrize("start", [*UNFINISHED.values(), get(), get(b"/widget/pain-guide.js") * 50])
def test_client_that_vanishes_holds_nothing(hostile, start):
    for _ in range(20):
        client = hostile.client()
        client.send(start)
        client.vanish()


def test_more_silent_connections_than_allowed_do_not_keep_a_request_from_its_answer(hostile):
    connections_allowed(MANY)
    silent = [hostile.client() for _ in range(MANY)]
    hostile.assert_healthy()
    for client in silent:
        client.socket.close()


@pytest.mark.parametrize("header", [b"Content-Length: 1000000", b"Transfer-Encoding: chunked"])
def test_large_bodies_under_way_are_few_and_do_not_keep_small_ones_from_their_answer(hostile, header):
    held = [hostile.client() for _ in range(51)]
    for client in held:
        client.send(post(header))
    refused, *_ = select.select([client.socket for client in held], [], [], PATIENCE_SECONDS)
    [refused_client] = [client for client in held if client.socket in refused]
    assert [answer.status for answer in refused_client.answers()] == [503]
    [answer] = hostile.ask(post(b"Content-Length: 5", b"Connection: close", body=b"hello"))
    assert answer.status == 200
    for client in held:
        client.socket.close()


def test_large_body_is_read_when_others_have_ended(hostile):
    body = b"x" * 100_000
    large = post(b"Content-Length: 100000", b"Connection: close", body=body)
    assert [answer.status for _ in range(60) for answer in hostile.ask(large)] == [413] * 60
