import pytest

from tests.server.hostile.hostile_requests import UNFINISHED, get


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
    silent = [hostile.client() for _ in range(900)]
    hostile.assert_healthy()
    for client in silent:
        client.socket.close()
