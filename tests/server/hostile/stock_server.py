"""A server of Sanic alone, without the gate. Run as `python tests/server/hostile/stock_server.py SOCKET`."""

import socket
import sys

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

app = Sanic("stock", configure_logging=False)


@app.get("/health")
async def tell_health(_: Request) -> HTTPResponse:
    return response.json({"ready": True})


if __name__ == "__main__":
    app.run(sock=socket.socket(fileno=int(sys.argv[1])), access_log=False, motd=False)
