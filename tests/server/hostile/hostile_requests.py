"""Requests that no well-behaved client sends, by name, and the status that each is refused with."""

PATH = b"/webhooks/web_chat/session"
# What would be read as a request if anything that follows a refused one were.
SMUGGLED = b"GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n"


def post(*headers: bytes, body: bytes = b"") -> bytes:
    return b"\r\n".join([b"POST %s HTTP/1.1" % PATH, b"Host: localhost", *headers, b"", body])


def get(target: bytes = b"/health", *headers: bytes, version: bytes = b"HTTP/1.1") -> bytes:
    return b"\r\n".join([b"GET %s %s" % (target, version), b"Host: localhost", *headers, b"", b""])


def chunked(body: bytes) -> bytes:
    return post(b"Transfer-Encoding: chunked", body=body)


def _length(value: bytes) -> bytes:
    return post(b"Content-Length:" + value, body=b"hello")


LENGTHS = {
    "negative": (_length(b" -5"), 400),
    "negative for GET": (get(b"/health", b"Content-Length: -5") + b"{}", 400),
    "signed": (_length(b" +5"), 400),
    "space inside": (_length(b" 1 5"), 400),
    "tab inside": (_length(b" 1\t5"), 400),
    "space after": (_length(b" 5 "), 400),
    "tab before": (_length(b"\t5"), 400),
    "two spaces before": (_length(b"  5"), 400),
    "hexadecimal": (_length(b" 0x5"), 400),
    "letters": (_length(b" five"), 400),
    "fraction": (_length(b" 5.0"), 400),
    "exponent": (_length(b" 5e0"), 400),
    "underscore": (_length(b" 1_0"), 400),
    "Arabic digit": (_length(b" \xd9\xa5"), 400),
    "full-width digit": (_length(" \uff15".encode()), 400),
    "superscript digit": (_length(b" \xb2"), 400),
    "nothing": (_length(b""), 400),
    "blank": (_length(b" "), 400),
    "huge": (_length(b" 1" + b"0" * 30), 413),
    "thousands of digits": (_length(b" " + b"9" * 5_000), 413),
    "a byte above the limit": (_length(b" 1048577"), 413),
    "twice the same": (post(b"Content-Length: 5", b"Content-Length: 5", body=b"hello"), 400),
    "two that differ": (post(b"Content-Length: 5", b"Content-Length: 0", body=SMUGGLED), 400),
    "list": (_length(b" 5, 5"), 400),
    "list that differs": (_length(b" 5,0"), 400),
    "length and chunks": (
        post(b"Content-Length: 5", b"Transfer-Encoding: chunked", body=b"0\r\n\r\n" + SMUGGLED),
        400,
    ),
    "chunks and length": (
        post(b"Transfer-Encoding: chunked", b"Content-Length: 5", body=b"0\r\n\r\n" + SMUGGLED),
        400,
    ),
}


def _coding(*headers: bytes) -> bytes:
    return post(*headers, body=b"5\r\nhello\r\n0\r\n\r\n" + SMUGGLED)


CODINGS = {
    "two codings": (_coding(b"Transfer-Encoding: chunked, gzip"), 400),
    "gzip before": (_coding(b"Transfer-Encoding: gzip, chunked"), 400),
    "identity": (_coding(b"Transfer-Encoding: identity"), 400),
    "unknown": (_coding(b"Transfer-Encoding: xchunked"), 400),
    "capitals": (_coding(b"Transfer-Encoding: CHUNKED"), 400),
    "one capital": (_coding(b"Transfer-Encoding: Chunked"), 400),
    "quoted": (_coding(b'Transfer-Encoding: "chunked"'), 400),
    "nothing": (_coding(b"Transfer-Encoding:"), 400),
    "twice": (_coding(b"Transfer-Encoding: chunked", b"Transfer-Encoding: chunked"), 400),
    "twice, differing": (_coding(b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity"), 400),
    "blank after": (_coding(b"Transfer-Encoding: chunked "), 400),
    "tab before": (_coding(b"Transfer-Encoding:\tchunked"), 400),
    "vertical tab before": (_coding(b"Transfer-Encoding:\x0bchunked"), 400),
    "space before the colon": (_coding(b"Transfer-Encoding : chunked"), 400),
    "folded": (_coding(b"Transfer-Encoding:", b" chunked"), 400),
    "null byte": (_coding(b"Transfer-Encoding: chunked\x00"), 400),
    "of HTTP/1.0": (
        b"POST %s HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" % PATH + SMUGGLED,
        400,
    ),
}

TARGETS = {
    "null byte": (get(b"/\x00"), 400),
    "null byte in the query": (get(b"/health?a=\x00"), 400),
    "escaped null byte": (get(b"/%00"), 400),
    "escaped null byte in the query": (get(b"/health?a=%00"), 400),
    "raw byte": (get(b"/\xff"), 400),
    "raw UTF-8": (get("/h\u00e9".encode()), 400),
    "raw byte in the query": (get(b"/health?a=\x80"), 400),
    "control character": (get(b"/\x1b[2J"), 400),
    "delete character": (get(b"/\x7f"), 400),
    "tab": (get(b"/health\t"), 400),
    "space": (get(b"/health x"), 400),
    "two spaces": (get(b"/health "), 400),
    "fragment": (get(b"/health#a"), 400),
    "half an escape": (get(b"/%4"), 400),
    "no escape": (get(b"/%zz"), 400),
    "Unicode escape": (get(b"/%u0041"), 400),
    "lone percent in the query": (get(b"/health?a=100%"), 400),
    "too long": (get(b"/" + b"a" * 5_000), 414),
    "too long without an end": (b"GET /" + b"a" * 20_000, 414),
    "absolute": (get(b"http://localhost/health"), 400),
    "absolute of another server": (get(b"http://evil.example/health"), 400),
    "host and port": (b"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    "asterisk": (b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    "nothing": (get(b""), 400),
    "relative": (get(b"health"), 400),
    "backslash first": (get(b"\\health"), 400),
}

_MANY = [b"X-%d: 1" % number for number in range(101)]

LINES = {
    "space before the colon": (get(b"/health", b"X-A : 1"), 400),
    "no colon": (get(b"/health", b"X-A"), 400),
    "no name": (get(b"/health", b": 1"), 400),
    "name with a space": (get(b"/health", b"X A: 1"), 400),
    "name with a raw byte": (get(b"/health", b"X\xff: 1"), 400),
    "null byte in a value": (get(b"/health", b"X-A: \x00"), 400),
    "escape character in a value": (get(b"/health", b"X-A: \x1b"), 400),
    "bare CR in a value": (get(b"/health", b"X-A: 1\rX-B: 2"), 400),
    "bare LF in a value": (get(b"/health", b"X-A: 1\nX-B: 2"), 400),
    "bare LF at the ends": (b"GET /health HTTP/1.1\nHost: localhost\n\n", 400),
    "bare CR at the ends": (b"GET /health HTTP/1.1\rHost: localhost\r\r", 400),
    "CR twice": (b"GET /health HTTP/1.1\r\r\nHost: localhost\r\n\r\n", 400),
    "folded value": (get(b"/health", b"X-A: 1", b" 2"), 400),
    "folded by a tab": (get(b"/health", b"X-A: 1", b"\t2"), 400),
    "folded first": (b"GET /health HTTP/1.1\r\n Host: localhost\r\n\r\n", 400),
    "too many": (get(b"/health", *_MANY), 431),
    "too long": (get(b"/health", b"X-A: " + b"a" * 8_000), 431),
    "too long in sum": (get(b"/health", *[b"X-A: " + b"a" * 1_000] * 9), 431),
    "too long without an end": (get(b"/health")[:-2] + b"X-A: " + b"a" * 100_000, 431),
    "Host twice": (get(b"/health", b"Host: evil.example"), 400),
    "Host twice the same": (get(b"/health", b"Host: localhost"), 400),
    "no Host": (b"GET /health HTTP/1.1\r\n\r\n", 400),
    "Host with a path": (b"GET /health HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
    "Host with a raw byte": (b"GET /health HTTP/1.1\r\nHost: \xff\r\n\r\n", 400),
    "two hosts in one": (b"GET /health HTTP/1.1\r\nHost: a, b\r\n\r\n", 400),
    "HTTP/0.9": (b"GET /health\r\n", 400),
    "HTTP/0.9 spelled out": (get(version=b"HTTP/0.9"), 400),
    "HTTP/2.0": (get(version=b"HTTP/2.0"), 400),
    "preface of HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "HTTP/9.9": (get(version=b"HTTP/9.9"), 400),
    "HTTP/1.10": (get(version=b"HTTP/1.10"), 400),
    "HTTP/1.1 in small letters": (get(version=b"http/1.1"), 400),
    "method that is none": (b"G@T /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    "unknown method": (b"GARBAGE /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
    "method in small letters": (b"get /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
    "TRACE": (b"TRACE /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
    "no method": (b" /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    "space first": (b" GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    "empty lines first": (b"\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
    "null bytes": (b"\x00" * 100, 400),
    "unknown expectation": (post(b"Expect: a-miracle", b"Content-Length: 0"), 417),
    "WebSocket": (
        get(
            b"/",
            b"Connection: Upgrade",
            b"Upgrade: websocket",
            b"Sec-WebSocket-Version: 13",
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        ),
        400,
    ),
    "WebSocket among others": (get(b"/", b"Connection: Upgrade", b"Upgrade: h2c, WebSocket"), 400),
}

CHUNKS = {
    "negative": (chunked(b"-5\r\nhello\r\n0\r\n\r\n"), 400),
    "signed": (chunked(b"+5\r\nhello\r\n0\r\n\r\n"), 400),
    "negative zero": (chunked(b"-0\r\n\r\n"), 400),
    "0x before": (chunked(b"0x5\r\nhello\r\n0\r\n\r\n"), 400),
    "underscore": (chunked(b"1_0\r\nhello\r\n0\r\n\r\n"), 400),
    "space after": (chunked(b"5 \r\nhello\r\n0\r\n\r\n"), 400),
    "space before": (chunked(b" 5\r\nhello\r\n0\r\n\r\n"), 400),
    "no size": (chunked(b"\r\nhello\r\n0\r\n\r\n"), 400),
    "letters": (chunked(b"five\r\nhello\r\n0\r\n\r\n"), 400),
    "raw byte": (chunked(b"\xff\r\nhello\r\n0\r\n\r\n"), 400),
    "null byte": (chunked(b"5\x00\r\nhello\r\n0\r\n\r\n"), 400),
    "size above the limit": (chunked(b"100001\r\nhello"), 413),
    "nine digits": (chunked(b"000000005\r\nhello\r\n0\r\n\r\n"), 400),
    "overflow": (chunked(b"FFFFFFFFFFFFFFFF1\r\nhello\r\n0\r\n\r\n"), 400),
    "long size": (chunked(b"0" * 100_000), 400),
    "sum above the limit": (chunked(b"fffff\r\n" + b"x" * 0xFFFFF + b"\r\n2\r\nxx"), 413),
    "bare LF": (chunked(b"5\nhello\n0\n\n"), 400),
    "no CRLF after the data": (chunked(b"5\r\nhello0\r\n\r\n" + SMUGGLED), 400),
    "data longer than told": (chunked(b"3\r\nhello\r\n0\r\n\r\n" + SMUGGLED), 400),
    "data shorter than told": (chunked(b"7\r\nhello\r\n0\r\n\r\n" + SMUGGLED), 400),
    "long extension": (chunked(b"5;a=" + b"b" * 2_000 + b"\r\nhello\r\n0\r\n\r\n"), 400),
    "many extensions": (chunked((b"1;a=" + b"b" * 100 + b"\r\nx\r\n") * 20 + b"0\r\n\r\n"), 400),
    "bare CR in an extension": (chunked(b"5;a\rb\r\nhello\r\n0\r\n\r\n"), 400),
    "bare LF in an extension": (chunked(b"5;a\nb\r\nhello\r\n0\r\n\r\n"), 400),
    "endless chunks": (chunked(b"1\r\nx\r\n" * 2_000), 413),
    "endless trailers": (chunked(b"0\r\n" + b"X-A: 1\r\n" * 200), 431),
    "long trailer": (chunked(b"0\r\nX-A: " + b"a" * 10_000), 431),
    "trailer that is none": (chunked(b"0\r\nhello\r\n\r\n"), 400),
}

UNFINISHED = {
    "nothing": b"",
    "half a line": b"GET /hea",
    "half a head": get()[:-2],
    "head without its body": post(b"Content-Length: 9"),
    "half a body": post(b"Content-Length: 9", body=b"1234"),
    "half a chunk": chunked(b"9\r\n1234"),
    "chunks without an end": chunked(b"4\r\n1234\r\n"),
    "a request and a half": get() + b"GET /hea",
}

GROUPS = {
    "length": LENGTHS,
    "coding": CODINGS,
    "target": TARGETS,
    "line": LINES,
    "chunk": CHUNKS,
}
REFUSED = {f"{group}: {name}": case for group, requests in GROUPS.items() for name, case in requests.items()}
CODE_OF_STATUS = {
    400: "malformed",
    405: "method_not_allowed",
    408: "timeout",
    413: "too_large",
    414: "address_too_long",
    417: "expectation",
    431: "head_too_large",
}
