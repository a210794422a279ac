"""For whoever runs the server: is it alive, ready, what does it serve, how does it do. No patient's word."""

from collections.abc import Iterable
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from rasa.core.channels.channel import InputChannel
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from knowledge.loader import load_knowledge
from painguide.server.metrics_access import check_access
from painguide.server.pages import READ_METHODS
from painguide.server.readiness import Readiness


def add_status_routes(
    app: Sanic,
    model_file: str,
    readiness: Readiness,
    metrics_token: str | None,
    channels: Iterable[InputChannel] = (),
) -> None:
    """Adds /health, /health/live, /health/ready, /version and /metrics to an application.

    /health tells of each channel with a service behind it whether that takes what is sent.
    """

    @app.route("/health", methods=READ_METHODS)
    async def tell_health(_: Request) -> HTTPResponse:
        return _told({"ready": app.ctx.agent.is_ready(), **_services(channels)})

    @app.route("/health/live", methods=READ_METHODS)
    async def tell_life(_: Request) -> HTTPResponse:
        return response.json({"live": True})

    @app.route("/health/ready", methods=READ_METHODS)
    async def tell_readiness(_: Request) -> HTTPResponse:
        return _told(await readiness.report())

    @app.get("/version")
    async def tell_version(_: Request) -> HTTPResponse:
        return response.json({"model": model_file, "knowledge_version": load_knowledge().version})

    @app.get("/metrics")
    async def tell_metrics(request: Request) -> HTTPResponse:
        check_access(request, metrics_token)
        return response.raw(generate_latest(), content_type=CONTENT_TYPE_LATEST)

    async def stop(_: Sanic, __: object) -> None:
        # A proxy stops sending patients here while those who are here are still answered.
        readiness.is_stopping = True

    app.register_listener(stop, "before_server_stop")


def _services(channels: Iterable[InputChannel]) -> dict[str, Any]:
    accesses = {channel.name(): getattr(channel, "access", None) for channel in channels}
    told = {name: access.as_dict() for name, access in accesses.items() if access}
    return {"channels": told} if told else {}


def _told(report: dict[str, object]) -> HTTPResponse:
    return response.json(report, status=200 if report["ready"] else 503)
