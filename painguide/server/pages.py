"""The demo clinic's pages, filled from clinic.yml as text."""

import html
import re
from collections.abc import Callable

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from painguide.server.widget_script import WIDGET_DIRECTORY, integrity, widget_script
from settings.clinic_settings import ClinicSettings

PAGES_DIRECTORY = WIDGET_DIRECTORY / "demo"
PAGES = {
    "/": "index.html",
    "/appointments": "appointments.html",
    "/iframe": "iframe.html",
    "/chat": "chat.html",
}
READ_METHODS = ("GET", "HEAD")
SETTINGS_SHOWN = ("name", "phone", "hours", "address", "appointment_page", "emergency_number", "urgent_line")
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_SAFE_LINK = re.compile(r"/(?!/)|https?://")


def render_page(template: str, clinic: ClinicSettings) -> str:
    """Return a page with each `{{setting}}` replaced by the clinic's, escaped.

    Raises:
        KeyError: The page names a setting that pages may not show.
    """
    values = _values(clinic)
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def add_pages(app: Sanic, clinic: ClinicSettings) -> None:
    """Adds the demo pages to an application."""
    for address, file in PAGES.items():
        page = render_page((PAGES_DIRECTORY / file).read_text(encoding="utf-8"), clinic)
        app.add_route(_shower(page), address, methods=READ_METHODS, name=f"page_{file.partition('.')[0]}")


def telephone_link(number: str) -> str:
    """Return the address that calls a number."""
    return "tel:" + re.sub(r"[^0-9+*#]", "", number)


def _values(clinic: ClinicSettings) -> dict[str, str]:
    shown = {name: html.escape(str(getattr(clinic, name))) for name in SETTINGS_SHOWN}
    shown["phone_link"] = telephone_link(clinic.phone)
    shown["emergency_link"] = telephone_link(clinic.emergency_number)
    shown["urgent_link"] = telephone_link(clinic.urgent_line)
    # An address such as javascript:... would run in the page.
    is_safe = _SAFE_LINK.match(clinic.appointment_page)
    shown["appointment_link"] = shown["appointment_page"] if is_safe else "#contact"
    shown["integrity"] = integrity(widget_script())
    return shown


def _shower(page: str) -> Callable[[Request], HTTPResponse]:
    def show_page(_: Request) -> HTTPResponse:
        return response.html(page)

    return show_page
