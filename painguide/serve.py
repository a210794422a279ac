"""The one-process server: model, actions, web chat and the demo page."""

import socket
import sys
from pathlib import Path

from rasa.core.channels.channel import register
from rasa.core.run import create_http_input_channels
from sanic import Sanic

from knowledge.clinic_settings import load_clinic_settings
from painguide.bot import Bot
from painguide.metrics import add_metrics
from painguide.model_training import ensure_model
from painguide.pages import add_pages
from painguide.project import CREDENTIALS_FILE

MOST_REQUEST_BYTES = 65_536


class ServeError(RuntimeError):
    """The server can't be started; the message says what to do."""


def _bound_socket(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise ServeError(f"Can't listen on {host}:{port} ({error}); try another --port.") from error
    return listener


def build_app(model: Path) -> Sanic:
    """Return the server's application, with the model loaded when it starts."""
    app = Sanic("pain_guide", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = MOST_REQUEST_BYTES
    app.config.KEEP_ALIVE_TIMEOUT = 30
    register(create_http_input_channels(None, str(CREDENTIALS_FILE)), app, route="/webhooks/")
    add_pages(app, load_clinic_settings(), model.name)
    add_metrics(app)

    async def load_bot(running: Sanic, _: object) -> None:
        running.ctx.agent = Bot(model).agent

    app.register_listener(load_bot, "before_server_start")
    return app


def serve(host: str, port: int) -> None:
    """Serves until it is stopped.

    Raises:
        ServeError: The address can't be listened on.
    """
    listener = _bound_socket(host, port)
    app = build_app(ensure_model())
    shown = "localhost" if host in {"127.0.0.1", "::1"} else host

    async def announce(_: Sanic, __: object) -> None:
        print(f"Pain Guide is ready on http://{shown}:{port}", file=sys.stderr, flush=True)

    app.register_listener(announce, "after_server_start")
    app.run(sock=listener, access_log=False, debug=False)
