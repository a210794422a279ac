"""What one client may take of the server: seconds, bytes, lines and connections. All of them stand here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HttpLimits:
    """Seconds are absolute: a byte that drips in moves none of them.

    Attributes:
        head_seconds: From a request's first byte to the end of its head; so long may a new one be silent.
        body_seconds: From the end of the head to the end of the body.
        idle_seconds: From an answer to the next request of the same connection.
        answer_seconds: From the end of a request until its answer is taken; Sanic says 503 well before.
        linger_seconds: How long a refused client may go on sending before its connection is cut.
        connections: Open at one time; one more closes the one that has waited longest.
        target_bytes: A request's line: method, path and query.
        head_bytes: The whole head. Sanic's own limit, 8,192, is never reached.
        header_lines: Lines of a head, and of what follows a chunked body.
        body_bytes: For every channel, without the marks of chunks; the web chat takes less still.
        large_bodies: In memory at one time; large is what has more than `large_body_bytes`, or does not tell.
        chunks: Pieces that a chunked body may come in.
        extension_bytes: All that a chunked body says beside its data and sizes.
    """

    head_seconds: float = 10
    body_seconds: float = 30
    idle_seconds: float = 5
    answer_seconds: float = 120
    linger_seconds: float = 2
    connections: int = 800
    target_bytes: int = 4_096
    head_bytes: int = 8_000
    header_lines: int = 100
    body_bytes: int = 1024 * 1024
    large_body_bytes: int = 64 * 1024
    large_bodies: int = 50
    chunks: int = 1_000
    extension_bytes: int = 1_024


DEFAULT_LIMITS = HttpLimits()
