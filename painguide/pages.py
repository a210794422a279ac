"""The clinic's demo page and the files it needs, filled from clinic.yml as text."""

import html
import re

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.web_chat_error import FAULT_OF_STATUS, WebChatError
from knowledge.clinic_settings import ClinicSettings
from painguide.clinic_colors import color_rules
from painguide.project import ROOT

WIDGET_DIRECTORY = ROOT / "widget"
READ_METHODS = ("GET", "HEAD")
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
SETTINGS_SHOWN = ("name", "phone", "hours", "address", "emergency_number", "greeting")
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


def render_page(template: str, clinic: ClinicSettings) -> str:
    """Return a page with each `{{setting}}` replaced by the clinic's, escaped.

    Raises:
        KeyError: The page names a setting that pages may not show.
    """
    shown = {name: html.escape(str(getattr(clinic, name))) for name in SETTINGS_SHOWN}
    shown["phone_link"] = _telephone_link(clinic.phone)
    shown["emergency_link"] = _telephone_link(clinic.emergency_number)
    return _PLACEHOLDER.sub(lambda match: shown[match[1]], template)


def add_pages(app: Sanic, clinic: ClinicSettings) -> None:
    """Adds the page at / and its files under /widget/ to an application."""
    page = render_page((WIDGET_DIRECTORY / "index.html").read_text(encoding="utf-8"), clinic)
    files = _widget_files()
    files["clinic.css"] = (color_rules(clinic.color).encode(), CONTENT_TYPES[".css"])

    @app.route("/", methods=READ_METHODS)
    async def show_page(_: Request) -> HTTPResponse:
        return response.html(page)

    @app.route("/widget/<name:str>", methods=READ_METHODS)
    async def send_file(_: Request, name: str) -> HTTPResponse:
        if name not in files:
            raise WebChatError(404, *FAULT_OF_STATUS[404])
        content, content_type = files[name]
        return response.raw(content, content_type=content_type)


def _widget_files() -> dict[str, tuple[bytes, str]]:
    paths = [path for path in WIDGET_DIRECTORY.iterdir() if path.suffix in CONTENT_TYPES]
    return {path.name: (path.read_bytes(), CONTENT_TYPES[path.suffix]) for path in paths}


def _telephone_link(number: str) -> str:
    return "tel:" + re.sub(r"[^0-9+*#]", "", number)
