import signal

import pytest

from tests.server.hostile.client import running
from tests.server.hostile.hostile_requests import CODE_OF_STATUS, REFUSED, SMUGGLED, UNFINISHED, get, post

# Stands in every request of the test for the log, in which nothing of a request may be.
MARK = b"Xaverine"
# Sanic waits 15 seconds for a connection that it can't close.
STOP_SECONDS = 10


@pytest.mark.parametrize(("data", "status"), REFUSED.values(), ids=REFUSED)
def test_request_is_refused_and_what_follows_is_never_read_as_another(hostile, data, status):
    [answer] = hostile.ask(data + SMUGGLED)
    assert (answer.status, answer.error) == (status, CODE_OF_STATUS[status])
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["connection"] == "close"


def test_refused_method_is_told_which_there_are(hostile):
    [answer] = hostile.ask(b"TRACE /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert answer.headers["allow"] == "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"


def test_after_all_of_them_nothing_is_logged_and_the_server_ends_when_told_to(tmp_path):
    with running("gate_server.py", tmp_path / "server.log") as server:
        for data, _ in REFUSED.values():
            server.ask(_marked(data) + MARK)
        for data in (*UNFINISHED.values(), get() * 50, post() * 50):
            client = server.client()
            client.send(_marked(data))
            client.vanish()
        server.assert_healthy()
        held = [server.client() for _ in range(50)]
        for client in held:
            client.send(_marked(UNFINISHED["half a body"]))
        server.process.send_signal(signal.SIGTERM)
        assert [client.rest() for client in held] == [b""] * 50
        assert server.process.wait(STOP_SECONDS) == 0
    assert server.log_file.read_text() == ""


def _marked(data: bytes) -> bytes:
    return data.replace(b"health", MARK).replace(b"session", MARK).replace(b"hello", MARK)
