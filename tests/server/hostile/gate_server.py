"""The real server with a stub for the model and short deadlines.

Run as `python tests/server/hostile/gate_server.py SOCKET`, the number of a socket that listens.
"""

import resource
import socket
import sys
from dataclasses import replace
from typing import NoReturn

from sanic.request import Request

from painguide.server.http_gate.limits import DEFAULT_LIMITS
from tests.browser.stub_server import stub_app

from painguide.server.serve import run_app  # isort: skip - Rasa is made ready by the stub

LIMITS = replace(
    DEFAULT_LIMITS, head_seconds=2, body_seconds=3, idle_seconds=2, answer_seconds=3, linger_seconds=0.5
)
FEW_FILES = 256


def main(number: int) -> None:
    app = stub_app()

    @app.post("/fails")
    async def fail(_: Request) -> NoReturn:
        raise ValueError("Xaverine")

    # As some systems start a process.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FEW_FILES, most))
    run_app(app, socket.socket(fileno=number), LIMITS)


if __name__ == "__main__":
    main(int(sys.argv[1]))
