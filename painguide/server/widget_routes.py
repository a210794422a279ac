"""Serves the chat for clinics' pages: the script, the clinic's settings, and the demo pages' files."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from actions.disclaimer import disclaimer
from channels.http_error import FAULT_OF_STATUS, HttpError
from channels.web_chat.cross_origin import add_cross_origin_headers
from painguide.server.clinic_colors import color_rules, text_color
from painguide.server.pages import PAGES_DIRECTORY, READ_METHODS
from painguide.server.script_versions import versioned_name
from painguide.server.served_file import ServedFile
from painguide.server.widget_script import ENTRY, compact_rules, widget_script
from settings.clinic_settings import ClinicSettings

CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
# A name with a version never stands for another script.
LASTS = {"Cache-Control": "public, max-age=31536000, immutable"}
SETTINGS_FOR_THE_CHAT = (
    "name",
    "phone",
    "appointment_page",
    "privacy_page",
    "emergency_number",
    "crisis_line",
    "urgent_line",
    "greeting",
    "color",
)


def add_widget_routes(
    app: Sanic, clinic: ClinicSettings, older_scripts: Mapping[str, bytes] = MappingProxyType({})
) -> None:
    """Adds what lies under /widget/ to an application; pages of the clinic's origins may load it.

    `older_scripts` are those of versions before, by their names.
    """
    origins = frozenset(clinic.allowed_origins)
    files = _files(clinic)
    lasting = _lasting_files(older_scripts)
    settings = clinic_for_the_chat(clinic)

    @app.route("/widget/clinic.json", methods=READ_METHODS)
    async def tell_clinic(request: Request) -> HTTPResponse:
        return _shared(request, response.json(settings), origins)

    @app.route("/widget/<name:str>", methods=READ_METHODS)
    async def send_file(request: Request, name: str) -> HTTPResponse:
        if name in lasting:
            return _shared(request, lasting[name].answer(request, LASTS), origins)
        if name not in files:
            raise HttpError(404, *FAULT_OF_STATUS[404])
        return _shared(request, files[name].answer(request), origins)


def clinic_for_the_chat(clinic: ClinicSettings) -> dict[str, Any]:
    """Return the settings that the chat shows, and the colour of text on the clinic's own."""
    shown = {name: getattr(clinic, name) for name in SETTINGS_FOR_THE_CHAT}
    return {**shown, "on_color": text_color(clinic.color), "disclaimer": disclaimer()}


def _files(clinic: ClinicSettings) -> dict[str, ServedFile]:
    paths = [path for path in PAGES_DIRECTORY.iterdir() if path.suffix in CONTENT_TYPES]
    files = {path.name: ServedFile(_content(path), CONTENT_TYPES[path.suffix]) for path in paths}
    files["clinic.css"] = ServedFile(color_rules(clinic.color).encode(), CONTENT_TYPES[".css"])
    files[ENTRY] = ServedFile(widget_script(), CONTENT_TYPES[".js"])
    return files


def _lasting_files(older_scripts: Mapping[str, bytes]) -> dict[str, ServedFile]:
    scripts = {**older_scripts, versioned_name(widget_script()): widget_script()}
    return {name: ServedFile(script, CONTENT_TYPES[".js"]) for name, script in scripts.items()}


def _content(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8")
    return (compact_rules(text) if path.suffix == ".css" else text).encode()


def _shared(request: Request, answer: HTTPResponse, origins: frozenset[str]) -> HTTPResponse:
    # A page of the clinic may isolate itself from other origins (COEP): it can still load the chat.
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    add_cross_origin_headers(request, answer, origins)
    answer.headers["Vary"] = "Accept-Encoding, Origin"
    return answer
