"""Routes of the web chat: bodies of limited size, and an answer of ours to every method and address."""

from collections.abc import Awaitable, Callable

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.http_error import FAULT_OF_STATUS, HttpError

MOST_BODY_BYTES = 16 * 1024
# Sanic answers a method that a route does not name in its own shape; so every route names all.
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
Handle = Callable[[Request], Awaitable[HTTPResponse]]


def add_route(blueprint: Blueprint, method: str, path: str, handle: Handle) -> None:
    """Adds a route that takes one method; its request's body is read, 16 kB at most."""

    async def dispatch(request: Request) -> HTTPResponse:
        await _receive_body(request)
        if request.method == "OPTIONS":
            return response.empty()
        if request.method != method:
            raise HttpError(405, *FAULT_OF_STATUS[405], {"Allow": f"{method}, OPTIONS"})
        return await handle(request)

    # Streamed: otherwise Sanic reads the whole body first, up to a limit of the whole server.
    blueprint.add_route(dispatch, path, methods=METHODS, stream=True, name=path.strip("/"))


def add_unknown_routes(blueprint: Blueprint) -> None:
    """Adds a route for every other address, which says that there is nothing."""

    async def refuse(request: Request, path: str = "") -> HTTPResponse:
        await _receive_body(request)
        raise HttpError(404, *FAULT_OF_STATUS[404])

    blueprint.add_route(refuse, "/", methods=METHODS, stream=True, name="root")
    blueprint.add_route(refuse, "/<path:path>", methods=METHODS, stream=True, name="unknown")


async def _receive_body(request: Request) -> None:
    # Sanic lifts its limit for streamed requests and then keeps to this one.
    request.stream.request_max_size = MOST_BODY_BYTES
    await request.receive_body()
