"""Counts for Prometheus: turns by outcome, and how long they take. Never a patient's word."""

import time

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Histogram, generate_latest
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

REQUEST_SECONDS = Histogram(
    "painguide_request_seconds",
    "Time from a request to its response, by route and status.",
    ["route", "status"],
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)


def add_metrics(app: Sanic) -> None:
    """Adds GET /metrics and the timing of every request to an application."""

    @app.get("/metrics")
    async def metrics(_: Request) -> HTTPResponse:
        return response.raw(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)

    @app.on_request
    async def start(request: Request) -> None:
        request.ctx.started = time.perf_counter()

    @app.on_response
    async def finish(request: Request, answer: HTTPResponse) -> None:
        started = getattr(request.ctx, "started", None)
        if started is not None and request.route is not None:
            seconds = time.perf_counter() - started
            REQUEST_SECONDS.labels(request.route.name, str(answer.status)).observe(seconds)
