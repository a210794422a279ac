"""Reads a request's head. What HTTP leaves to taste, and two programs could read in two ways, is refused."""

import re
from dataclasses import dataclass

from channels.http_error import FAULT_OF_STATUS, HttpError
from painguide.server.http_gate.incoming import Incoming
from painguide.server.http_gate.limits import HttpLimits
from painguide.server.http_gate.refusal import refused

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# Only a path with its query: no address of another server, no "*", no raw byte, no null byte, no half escape.
_REQUEST_LINE = re.compile(
    rb"(?P<method>[!#$%&'*+.^_`|~0-9A-Za-z-]+) "
    rb"(?P<target>/(?:[!\"$&-~]|%(?!00)[0-9A-Fa-f]{2})*) "
    rb"HTTP/1\.(?P<minor>[01])"
)
_HEADER = re.compile(rb"(?P<name>[!#$%&'*+.^_`|~0-9A-Za-z-]+):(?P<value>.*)")
_HOST = re.compile(rb"[0-9A-Za-z.:_~!$&'()*+;=%\[\]-]*")
_RAW_BYTE = re.compile(rb"[\x80-\xff]")
# As every client writes them. Whatever a proxy before us might read otherwise is not read at all.
_LENGTH = re.compile(rb" ?0*(?P<digits>[0-9]+)")
_CHUNKED = re.compile(rb" ?chunked")
_MOST_DIGITS = 15

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class RequestHead:
    """A request without its body; `length` counts bytes and means nothing where it is chunked.

    The names of headers are in lower case, their values without blanks around them.
    """

    method: bytes
    target: bytes
    minor_version: int
    headers: tuple[tuple[bytes, bytes], ...]
    length: int = 0
    is_chunked: bool = False

    def values(self, name: bytes) -> list[bytes]:
        """Return the parts between commas of all headers of a name, in lower case."""
        found = [value.lower() for known, value in self.headers if known == name]
        return [part.strip(b" \t") for value in found for part in value.split(b",")]


async def read_head(incoming: Incoming, limits: HttpLimits) -> RequestHead:
    """Return the head that comes next.

    Raises:
        HttpError: It is none, or more than the limits allow; its status says which.
    """
    line = await incoming.line(limits.target_bytes, 414)
    # Some clients send a line too many after a body; HTTP asks to overlook it.
    line = line or await incoming.line(limits.target_bytes, 414)
    match = _REQUEST_LINE.fullmatch(line)
    if not match:
        raise refused(400)
    if match["method"].decode() not in METHODS:
        raise HttpError(405, *FAULT_OF_STATUS[405], {"Allow": ", ".join(sorted(METHODS))})
    minor_version = int(match["minor"])
    headers = await read_headers(incoming, limits, limits.head_bytes - len(line))
    _check_host(headers, minor_version)
    length, is_chunked = _framing(headers, minor_version, limits)
    values = tuple((name, _RAW_BYTE.sub(b"?", value.strip(b" \t"))) for name, value in headers)
    head = RequestHead(match["method"], match["target"], minor_version, values, length, is_chunked)
    _check_wishes(head)
    return head


async def read_headers(incoming: Incoming, limits: HttpLimits, most_bytes: int) -> Headers:
    """Return the lines up to an empty one as names and values, the values with the blanks around them.

    Raises:
        HttpError: One is no header (400), or there are too many (431).
    """
    headers: Headers = []
    while line := await incoming.line(most_bytes, 431):
        most_bytes -= len(line) + 2
        match = _HEADER.fullmatch(line)
        if not match:
            raise refused(400)
        headers.append((match["name"].lower(), match["value"]))
        if len(headers) > limits.header_lines:
            raise refused(431)
    return headers


def _check_host(headers: Headers, minor_version: int) -> None:
    hosts = [value.strip(b" \t") for name, value in headers if name == b"host"]
    if len(hosts) > 1 or (minor_version and not hosts) or not all(map(_HOST.fullmatch, hosts)):
        raise refused(400)


def _framing(headers: Headers, minor_version: int, limits: HttpLimits) -> tuple[int, bool]:
    told = [(name, value) for name, value in headers if name in (b"content-length", b"transfer-encoding")]
    if not told:
        return 0, False
    (name, value), *more = told
    if more:
        raise refused(400)
    if name == b"transfer-encoding":
        if not minor_version or not _CHUNKED.fullmatch(value):
            raise refused(400)
        return 0, True
    match = _LENGTH.fullmatch(value)
    if not match:
        raise refused(400)
    if len(match["digits"]) > _MOST_DIGITS or int(match["digits"]) > limits.body_bytes:
        raise refused(413)
    return int(match["digits"]), False


def _check_wishes(head: RequestHead) -> None:
    if any(wish != b"100-continue" for wish in head.values(b"expect")):
        raise refused(417)
    # There is none here; and Sanic knows no deadline for one that asks.
    if b"websocket" in head.values(b"upgrade"):
        raise refused(400)
