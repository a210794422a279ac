"""What a client is told whose request is not even handed to Sanic."""

import json
from http import HTTPStatus

from channels.http_error import FAULT_OF_STATUS, HttpError, count_refusal, error_body


def refused(status: int) -> HttpError:
    """Return the error of a request that is refused for its form; the same words as everywhere."""
    return HttpError(status, *FAULT_OF_STATUS[status])


def refusal_answer(refusal: HttpError) -> bytes:
    """Count a refusal; return its answer, in the shape of `channels/http_error.py`: the connection's last."""
    count_refusal(refusal)
    body = json.dumps(error_body(refusal)).encode()
    head = (
        f"HTTP/1.1 {refusal.status} {HTTPStatus(refusal.status).phrase}\r\n"
        "content-type: application/json\r\n"
        f"content-length: {len(body)}\r\n"
        "cache-control: no-store\r\n"
        "x-content-type-options: nosniff\r\n"
        "connection: close\r\n"
    )
    more = "".join(f"{name}: {value}\r\n" for name, value in refusal.headers.items())
    return f"{head}{more}\r\n".encode() + body
