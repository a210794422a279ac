"""What can be wrong with a request to the server, and its one JSON shape."""

import logging

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from knowledge.errors import PainGuideError

logger = logging.getLogger(__name__)

SERVER_ERROR = (500, "server_error", "Something went wrong here. Please try again.")
# Faults that Sanic finds before a handler of ours runs.
FAULT_OF_STATUS = {
    400: ("malformed", "The request is not well formed."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take such a request."),
    408: ("timeout", "The request took too long to arrive. Please try again."),
    413: ("too_large", "The request is too large. A message can have up to 2,000 characters."),
    414: ("address_too_long", "The address is too long."),
    417: ("expectation", "The request expects something that this server does not do."),
    431: ("head_too_large", "The head of the request is too large."),
    503: ("unavailable", "The server is busy. Please try again in a moment."),
}


class HttpError(PainGuideError):
    """A request is refused; `code` is for programs, `message` for people."""

    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        """Creates an error with its HTTP status, and headers to go with it."""
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}


def error_response(request: Request, error: Exception) -> HTTPResponse:
    """Return the answer to a request that failed: `{"error": {"code", "message"}}`."""
    known = error if isinstance(error, HttpError) else _as_http_error(request, error)
    body = {"error": {"code": known.code, "message": known.message}}
    return response.json(body, status=known.status, headers=known.headers)


def _as_http_error(request: Request, error: Exception) -> HttpError:
    status = getattr(error, "status_code", None)
    if status is None and request.route is None:
        # Sanic fails with any error at all on a head that it can't read.
        status = 400
    if status in FAULT_OF_STATUS:
        return HttpError(status, *FAULT_OF_STATUS[status])
    # Never the error's own words: they may hold what a patient wrote.
    logger.error("a request failed with %s", type(error).__name__)
    return HttpError(*SERVER_ERROR)
