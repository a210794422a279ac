"""Which pages of other origins may talk to the web chat: those that clinic.yml names."""

from sanic.request import Request
from sanic.response import HTTPResponse

CORS_PREFIX = "access-control-"
SHARED_HEADERS = {"Vary": "Origin", "Access-Control-Expose-Headers": "Retry-After"}
PREFLIGHT_HEADERS = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": "600",
}


def add_cross_origin_headers(request: Request, answer: HTTPResponse, origins: frozenset[str]) -> None:
    """Lets a page of an allowed origin read an answer; no other page can."""
    # `rasa run --cors` may have set its own: clinic.yml is the only list for this channel.
    for name in [name for name in answer.headers if name.lower().startswith(CORS_PREFIX)]:
        del answer.headers[name]
    origin = request.headers.get("origin")
    if origin in origins:
        answer.headers["Access-Control-Allow-Origin"] = origin
        answer.headers.update(SHARED_HEADERS)
        if request.method == "OPTIONS":
            answer.headers.update(PREFLIGHT_HEADERS)
