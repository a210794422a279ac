"""Headers on everything the server sends, so that a page can load and do only what is ours."""

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from settings.clinic_settings import ClinicSettings


def security_headers(clinic: ClinicSettings) -> dict[str, str]:
    """Return the headers by name; only pages of the clinic's origins may frame ours."""
    framing = " ".join(["'self'", *sorted(clinic.allowed_origins)])
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "frame-src 'self'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'; "
        f"frame-ancestors {framing}"
    )
    return {
        "Content-Security-Policy": policy,
        # For browsers that do not know frame-ancestors; the others leave it aside.
        "X-Frame-Options": "SAMEORIGIN",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        # A page of yesterday must not talk to the server of today.
        "Cache-Control": "no-cache",
    }


def add_security_headers(app: Sanic, clinic: ClinicSettings) -> None:
    """Sets the headers on every answer of an application that has not set its own."""
    headers = security_headers(clinic)

    async def add_headers(_: Request, answer: HTTPResponse) -> None:
        for name, value in headers.items():
            answer.headers.setdefault(name, value)

    app.on_response(add_headers)
