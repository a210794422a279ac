"""What can be wrong with a request to the server, and its one JSON shape."""

import logging

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from actions.repertoire import Repertoire, load_repertoire
from channels.message_length import MOST_CHARACTERS
from knowledge.errors import PainGuideError
from telemetry.metrics import REFUSALS

logger = logging.getLogger(__name__)

SERVER_ERROR = (500, "server_error")
# Faults that Sanic finds before a handler of ours runs; without a message, it is that of SENTENCES.
FAULT_OF_STATUS = {
    400: ("malformed", "The request is not well formed."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take such a request."),
    408: ("timeout", ""),
    413: ("too_large", ""),
    414: ("address_too_long", "The address is too long."),
    417: ("expectation", "The request expects something that this server does not do."),
    431: ("head_too_large", "The head of the request is too large."),
    503: ("unavailable", ""),
}
# What a patient may read of: by the error's code, the sentence that says it. All other errors are for
# whoever writes a page or sets up a channel.
SENTENCES = {
    "too_long": "not_answered.too_long",
    "too_many_requests": "web_chat_errors.too_many_requests",
    "empty": "web_chat_errors.empty",
    "bad_payload": "web_chat_errors.bad_payload",
    "not_offered": "web_chat_errors.not_offered",
    "token_missing": "web_chat_errors.token_missing",
    "token_expired": "web_chat_errors.token_expired",
    "token_invalid": "web_chat_errors.token_invalid",
    "timeout": "web_chat_errors.timeout",
    "too_large": "web_chat_errors.too_large",
    "unavailable": "web_chat_errors.unavailable",
    "server_error": "web_chat_errors.server_error",
}


class HttpError(PainGuideError):
    """A request is refused; `code` is for programs, `message` for people.

    Without a message, the sentence of the code is said, with `seconds` to wait in it.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str = "",
        headers: dict[str, str] | None = None,
        *,
        seconds: int = 0,
    ) -> None:
        """Creates an error with its HTTP status, and headers to go with it."""
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}
        self.seconds = seconds


def error_response(request: Request, error: Exception) -> HTTPResponse:
    """Return the answer to a request that failed: `{"error": {"code", "message"}}`."""
    known = error if isinstance(error, HttpError) else _as_http_error(request, error)
    count_refusal(known)
    return response.json(error_body(known), status=known.status, headers=known.headers)


def count_refusal(error: HttpError) -> None:
    """Counts a request that is refused; not one whose emergency was answered all the same."""
    REFUSALS.labels(str(error.status), error.code).inc()


def error_body(error: HttpError) -> dict[str, dict[str, str]]:
    """Return an error in its JSON shape."""
    message = error.message or _sentence(error, load_repertoire())
    return {"error": {"code": error.code, "message": message}}


def _sentence(error: HttpError, repertoire: Repertoire) -> str:
    wait = "web_chat_errors.one_second" if error.seconds == 1 else "web_chat_errors.seconds"
    seconds = repertoire.sentence(wait, count=error.seconds)
    said = repertoire.sentence(SENTENCES[error.code], seconds=seconds, most=f"{MOST_CHARACTERS:,}")
    return f"{said} {repertoire.emergency_line}"


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
