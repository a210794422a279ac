import pytest

from tests.server.hostile.client import HEALTH
from tests.server.hostile.hostile_requests import PATH, chunked, get, post

CLOSE = b"Connection: close"
MESSAGE = b'{"text": "hello"}'
TOLD = b"Content-Length: %d" % len(MESSAGE)


def message(hostile, *headers: bytes, body: bytes) -> bytes:
    """Return a request that carries a message in a conversation that has begun."""
    [session] = hostile.ask(post(CLOSE))
    token = session.body.decode().split('"')[3].encode()
    lines = [
        b"POST /webhooks/web_chat/messages HTTP/1.1",
        b"Host: localhost",
        b"Authorization: Bearer " + token,
    ]
    return b"\r\n".join([*lines, *headers, b"", body])


@pytest.mark.parametrize(
    "body",
    [
        b"11\r\n" + MESSAGE + b"\r\n0\r\n\r\n",
        b'7\r\n{"text"\r\na\r\n: "hello"}\r\n0\r\n\r\n',
        b"11;a=b;c\r\n" + MESSAGE + b"\r\n000;d\r\n\r\n",
        b"00011\r\n" + MESSAGE + b"\r\n0\r\nX-Sum: 1\r\nX-More: 2\r\n\r\n",
    ],
    ids=["one", "two", "extensions", "trailers"],
)
def test_message_in_chunks_is_answered(hostile, body):
    [answer] = hostile.ask(message(hostile, CLOSE, b"Transfer-Encoding: chunked", body=body))
    assert answer.status == 200
    assert b"What would you like to know?" in answer.body


def test_message_with_a_length_is_answered(hostile):
    [answer] = hostile.ask(message(hostile, CLOSE, TOLD, body=MESSAGE))
    assert answer.status == 200


def test_client_that_waits_for_continue_is_told_to_go_on(hostile):
    client = hostile.client()
    client.send(message(hostile, CLOSE, TOLD, b"Expect: 100-continue", body=b""))
    assert client.read(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
    client.send(MESSAGE)
    assert [answer.status for answer in client.answers()] == [200]


def test_client_that_waits_for_continue_is_told_first_that_its_body_is_too_large(hostile):
    [answer] = hostile.ask(post(b"Expect: 100-continue", b"Content-Length: 1048577"))
    assert answer.status == 413


@pytest.mark.parametrize("more", [[], [b"Content-Length: 0"]], ids=["no length", "no bytes"])
def test_expectation_without_a_body_is_answered_at_once(hostile, more):
    assert [answer.status for answer in hostile.ask(post(CLOSE, b"Expect: 100-continue", *more))] == [200]


@pytest.mark.parametrize("method", [b"GET", b"HEAD", b"OPTIONS", b"DELETE"])
@pytest.mark.parametrize(
    ("header", "body"),
    [(b"Content-Length: 5", b"hello"), (b"Transfer-Encoding: chunked", b"5\r\nhello\r\n0\r\n\r\n")],
    ids=["length", "chunks"],
)
def test_body_that_means_nothing_is_not_read_as_a_request(hostile, method, header, body):
    client = hostile.client()
    client.send(b"%s /health HTTP/1.1\r\nHost: a\r\n%s\r\n\r\n%s" % (method, header, body))
    client.send(HEALTH)
    received = client.rest()
    assert received.count(b"HTTP/1.1 ") == 2
    assert received.endswith(b'{"ready":true}')


def test_requests_sent_together_are_answered_in_their_order(hostile):
    chunks = chunked(b"3\r\nabc\r\n0\r\n\r\n")
    answers = hostile.ask(
        get(b"/version") + chunks + get(b"/nowhere") + post(b"Content-Length: 2", body=b"{}") + HEALTH
    )
    assert [answer.status for answer in answers] == [200, 200, 404, 200, 200]
    assert (b"stub" in answers[0].body, b"ready" in answers[4].body) == (True, True)


def test_hundreds_of_requests_sent_together_are_all_answered(hostile):
    assert len(hostile.ask(get() * 400 + HEALTH)) == 401


def test_request_refused_after_others_does_not_take_their_answers(hostile):
    answers = hostile.ask(get() + get() + b"nonsense\r\n\r\n" + get())
    assert [answer.status for answer in answers] == [200, 200, 400]


def test_bytes_beyond_the_length_are_no_part_of_the_request(hostile):
    answers = hostile.ask(post(b"Content-Length: 5", body=b"hello, world\r\n"))
    assert [answer.status for answer in answers] == [200, 400]


def test_client_that_has_sent_its_last_still_gets_its_answers(hostile):
    client = hostile.client()
    client.send(get() + get())
    client.shut()
    assert [answer.status for answer in client.answers()] == [200, 200]


@pytest.mark.parametrize(
    ("line", "connection"), [(b"HTTP/1.0", b""), (b"HTTP/1.1", b"Connection: Close, X-A\r\n")]
)
def test_connection_is_closed_when_the_client_wants_no_more(hostile, line, connection):
    [answer] = hostile.ask(b"GET /health %s\r\nHost: a\r\n%s\r\n" % (line, connection))
    assert (answer.status, answer.headers["connection"]) == (200, "close")


def test_old_client_may_keep_its_connection(hostile):
    [first, second] = hostile.ask(b"GET /health HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n" + HEALTH)
    assert (first.headers["connection"], second.headers["connection"]) == ("keep-alive", "close")


@pytest.mark.parametrize(
    "header",
    [
        b"X-A:1",
        b"X-A:",
        b"Cookie: a=\xc3\xa9\xff",
        b"User-Agent: \tMozilla/5.0 (\xe2\x82\xac)\t",
        b"Upgrade: h2c",
        b"X-A: " + b"a" * 4_000,
    ],
    ids=["no blank", "nothing", "raw bytes in a cookie", "tabs", "newer HTTP", "long"],
)
def test_header_that_clients_do_send_is_no_fault(hostile, header):
    assert [answer.status for answer in hostile.ask(get(b"/health", CLOSE, header))] == [200]


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"/health?a=%C3%A9&b='{|}'", 200),
        (b"/health?" + b"a" * 4_000, 200),
        (b"//health", 404),
        (b"//evil.example/health", 404),
        (b"/%2e%2e/%2e%2e/etc/passwd", 404),
        (b"/../../etc/passwd", 404),
        (b"/widget/..%2f..%2fclinic.yml", 404),
        (b"/%ff%fe", 404),
        (b"/;:@&=+$,", 404),
        (b"/webhooks/web_chat/%0d%0aX-A:%201", 404),
    ],
)
def test_odd_path_is_answered(hostile, target, status):
    [answer] = hostile.ask(get(target, CLOSE))
    assert answer.status == status


def test_empty_line_before_a_request_is_overlooked(hostile):
    assert [answer.status for answer in hostile.ask(post(TOLD, body=MESSAGE) + b"\r\n" + HEALTH)] == [
        200,
        200,
    ]


def test_handler_that_fails_holds_nothing(hostile):
    failing = b"POST /fails HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"
    assert [answer.status for answer in hostile.ask(failing + failing + HEALTH)] == [500, 500, 200]


def test_body_up_to_the_limit_is_read_and_refused_by_the_channel(hostile):
    [answer] = hostile.ask(post(b"Content-Length: 1048576", CLOSE, body=b"x" * 1_048_576))
    assert (answer.status, answer.error) == (413, "too_large")


def test_path_of_the_tests_is_a_path_of_the_channel():
    assert PATH == b"/webhooks/web_chat/session"
