"""For whoever runs the server: is it ready, what does it serve, how does it do. No patient's word."""

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from knowledge.loader import load_knowledge
from painguide.server.pages import READ_METHODS


def add_status_routes(app: Sanic, model_file: str) -> None:
    """Adds GET /health, /version and /metrics to an application."""

    @app.route("/health", methods=READ_METHODS)
    async def tell_health(_: Request) -> HTTPResponse:
        ready = app.ctx.agent.is_ready()
        return response.json({"ready": ready}, status=200 if ready else 503)

    @app.get("/version")
    async def tell_version(_: Request) -> HTTPResponse:
        return response.json({"model": model_file, "knowledge_version": load_knowledge().version})

    @app.get("/metrics")
    async def tell_metrics(_: Request) -> HTTPResponse:
        return response.raw(generate_latest(), content_type=CONTENT_TYPE_LATEST)
