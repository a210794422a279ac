"""The one-process server: model, actions, channels and the demo page."""

import errno
import math
import socket
import sys
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from rasa.core.agent import Agent
from rasa.core.channels.channel import register
from sanic import Sanic

from channels.computing import HERE, Computing, ComputingThread
from channels.http_error import error_response
from channels.turn import TurnTaker
from knowledge.errors import PainGuideError
from knowledge.loader import load_knowledge
from painguide.rasa_host.bot_loading import load_bot
from painguide.server.channels import channels_of
from painguide.server.http_gate.guarded_protocol import GuardedProtocol
from painguide.server.http_gate.limits import DEFAULT_LIMITS, HttpLimits
from painguide.server.http_gate.open_files import connections_allowed
from painguide.server.pages import add_pages
from painguide.server.readiness import Readiness
from painguide.server.script_versions import keep_scripts
from painguide.server.security_headers import add_security_headers
from painguide.server.status_routes import add_status_routes
from painguide.server.upkeep import Upkeep
from painguide.server.widget_routes import add_widget_routes
from painguide.server.widget_script import widget_script
from settings.settings import Settings
from storage.database import Database, open_database

CHANNEL_ROUTE = "/webhooks/"
# Connections that wait while a turn computes; with 100, a burst of 200 waited seconds for another attempt.
BACKLOG = 1024
WARM_UP_CONVERSATION = "warm-up"
LOOPBACK_ADDRESSES = frozenset({"127.0.0.1", "::1", "0.0.0.0", "::"})  # noqa: S104 - only shown


class ServeError(PainGuideError):
    """The server can't be started; the message says what to do."""


def serve(host: str, port: int, settings: Settings) -> None:
    """Serves until it is told to stop (Ctrl-C, SIGTERM); trains first when the model is stale.

    Raises:
        ServeError: The address can't be listened on.
        StorageError: The database can't be used.
    """
    # First of all: what is in the way is told before a minute of training, not after it.
    listener = _bound_socket(host, port)
    database = open_database(settings.database)
    bot = load_bot(announced=True, database=database)
    readiness = Readiness({"database": database.is_reachable})
    older_scripts = keep_scripts(settings.database.path.parent / "widget", widget_script())
    computing = ComputingThread()
    app = build_app(bot.agent, bot.agent.model_name, settings, database, readiness, older_scripts, computing)
    first_turn = TurnTaker(bot.agent.handle_message, WARM_UP_CONVERSATION, computing=computing)
    shown_host = "localhost" if host in LOOPBACK_ADDRESSES else host
    shown_port = listener.getsockname()[1]

    async def warm_up(_: Sanic, __: object) -> None:
        # The first turn loads what the model leaves for later, a second's work: not at a patient's cost.
        await readiness.try_model(lambda text: first_turn.take(text, WARM_UP_CONVERSATION), load_knowledge())
        bot.forget(WARM_UP_CONVERSATION)

    async def announce(_: Sanic, __: object) -> None:
        print(f"Pain Guide is ready on http://{shown_host}:{shown_port}", flush=True)

    Upkeep(database, settings.clinic.retention_days, bot.write_what_waits).add_to(app)
    app.register_listener(warm_up, "before_server_start")
    app.register_listener(announce, "after_server_start")
    app.register_listener(lambda *_: computing.stop(), "after_server_stop")
    _listen(listener, host, port)
    run_app(app, listener)


def build_app(
    agent: Agent,
    model_file: str,
    settings: Settings,
    database: Database,
    readiness: Readiness,
    older_scripts: Mapping[str, bytes] = MappingProxyType({}),
    computing: Computing = HERE,
) -> Sanic:
    """Return the server's application; `older_scripts` are those of the chat that pages may still name.

    Not Rasa's `configure_app`: that takes / for a greeting of its own and answers
    every cross-origin request itself.
    """
    app = Sanic("pain_guide", configure_logging=False)
    if sys.platform == "darwin":
        # Rasa leaves uvloop out there too: it breaks on Apple's own processors.
        app.config.USE_UVLOOP = False
    app.ctx.agent = agent
    clinic = settings.clinic
    channels = channels_of(settings, database, computing)
    register(channels, app, route=CHANNEL_ROUTE)
    add_pages(app, clinic)
    add_widget_routes(app, clinic, older_scripts)
    add_status_routes(app, model_file, readiness, settings.metrics_token, channels)
    add_security_headers(app, clinic)
    app.exception(Exception)(error_response)
    return app


def run_app(app: Sanic, listener: socket.socket, limits: HttpLimits = DEFAULT_LIMITS) -> None:
    """Serves an application on a socket that listens, behind the gate, until the process is told to stop."""
    app.config.REQUEST_MAX_SIZE = limits.body_bytes
    # The gate keeps this one; Sanic's would begin anew with every byte.
    app.config.KEEP_ALIVE_TIMEOUT = math.inf
    app.ctx.http_limits = replace(limits, connections=connections_allowed(limits.connections))
    app.run(sock=listener, protocol=GuardedProtocol, access_log=False, motd=False)


def _bound_socket(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise _serve_error(host, port, error) from error
    return listener


def _listen(listener: socket.socket, host: str, port: int) -> None:
    # Another server may have bound the port as well and been quicker to listen.
    try:
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise _serve_error(host, port, error) from error


def _serve_error(host: str, port: int, error: Exception) -> ServeError:
    if getattr(error, "errno", None) == errno.EADDRINUSE:
        return ServeError(f"port {port} is in use; stop the program that uses it, or choose another --port.")
    return ServeError(f"can't listen on {host}, port {port} ({error}); choose another --host or --port.")
