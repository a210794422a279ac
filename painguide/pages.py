"""The demo clinic page, its files, and the headers that guard them."""

import html
import mimetypes
from pathlib import Path

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from knowledge.clinic_settings import ClinicSettings
from knowledge.loader import load_knowledge
from painguide.project import ROOT

WIDGET_DIRECTORY = ROOT / "widget"
SERVED_SUFFIXES = frozenset({".css", ".js", ".svg"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def page(clinic: ClinicSettings) -> str:
    """Return the demo page with the clinic's settings in it, as text."""
    text = (WIDGET_DIRECTORY / "index.html").read_text(encoding="utf-8")
    for name in ("name", "phone", "hours", "address", "emergency_number", "greeting"):
        text = text.replace("{{" + name + "}}", html.escape(str(getattr(clinic, name))))
    return text


def _files() -> dict[str, Path]:
    return {path.name: path for path in WIDGET_DIRECTORY.iterdir() if path.suffix in SERVED_SUFFIXES}


def add_pages(app: Sanic, clinic: ClinicSettings, model: str) -> None:
    """Adds the page at /, its files under /widget/, /health and /version to an application."""
    content, files = page(clinic), _files()

    @app.get("/")
    async def demo_page(_: Request) -> HTTPResponse:
        return response.html(content)

    @app.get("/widget/<name:str>")
    async def widget_file(_: Request, name: str) -> HTTPResponse:
        if name not in files:
            return response.json({"error": {"code": "not_found", "message": "No such file."}}, status=404)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        kind = "text/javascript" if name.endswith(".js") else kind
        return response.raw(files[name].read_bytes(), content_type=f"{kind}; charset=utf-8")

    @app.get("/health")
    async def health(_: Request) -> HTTPResponse:
        return response.json({"ready": True})

    @app.get("/version")
    async def version(_: Request) -> HTTPResponse:
        return response.json({"model": model, "knowledge_version": load_knowledge().version})

    @app.on_response
    async def guard(_: Request, answer: HTTPResponse) -> None:
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
