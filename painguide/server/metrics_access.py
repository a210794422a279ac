"""Who may read /metrics: whoever has the token or, where there is none, this machine itself."""

import hmac
import ipaddress

from sanic.request import Request

from channels.http_error import HttpError
from settings.metrics_token import METRICS_TOKEN_VARIABLE

# What a proxy adds: who comes by one may be anyone, though the proxy itself is on this machine.
_OF_A_PROXY = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
_NOT_FROM_HERE = HttpError(
    403,
    "internal_only",
    f"Only the server's own machine may read this, and by no proxy; set {METRICS_TOKEN_VARIABLE} for others.",
)
_NO_TOKEN = HttpError(
    401,
    "token_needed",
    f"Send the header 'Authorization: Bearer ...' with what {METRICS_TOKEN_VARIABLE} is set to.",
    {"WWW-Authenticate": "Bearer"},
)


def check_access(request: Request, token: str | None) -> None:
    """Raises HttpError where a request may not read the metrics."""
    if token:
        # As bytes: compare_digest takes only ASCII texts, and a header may hold any byte.
        given = request.headers.get("authorization", "").encode(errors="replace")
        if not hmac.compare_digest(given, f"Bearer {token}".encode()):
            raise _NO_TOKEN
    elif not _is_local(request.ip) or any(name in request.headers for name in _OF_A_PROXY):
        raise _NOT_FROM_HERE


def _is_local(address: str) -> bool:
    try:
        peer = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = peer.ipv4_mapped if isinstance(peer, ipaddress.IPv6Address) else None
    return (mapped or peer).is_loopback
