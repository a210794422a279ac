"""The command `painguide`."""

import argparse
import sys
from collections.abc import Sequence

from knowledge.errors import PainGuideError
from painguide.project import enter_project


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="painguide", description="Pain Guide, a clinic's chatbot.")
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="serve the demo page and the web chat")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=5005, help="port to listen on (default: %(default)s)")
    commands.add_parser("ask", help="answer JSON Lines from standard input")
    commands.add_parser("check", help="validate knowledge, domain, data and clinic.yml")
    commands.add_parser("train", help="train the model if it is stale; print its path")
    commands.add_parser("evaluate", help="measure quality on phrasings that nothing was trained on")
    _add_telegram(commands.add_parser("telegram", help="set up the delivery of Telegram's messages"))
    embed = commands.add_parser("embed", help="print the line that puts the chat into a page")
    embed.add_argument(
        "--server", default="http://localhost:5005", help="the server's address (default: %(default)s)"
    )
    return parser


def _add_telegram(telegram: argparse.ArgumentParser) -> None:
    steps = telegram.add_subparsers(dest="step", required=True)
    set_webhook = steps.add_parser("set-webhook", help="have Telegram deliver to this bot's server")
    set_webhook.add_argument("server", help="the server's public address, such as https://bot.example.org")
    steps.add_parser("webhook-info", help="tell where Telegram delivers to, and the last failure")


def _ask() -> int:
    from painguide.rasa_host.quiet_rasa import prepare_rasa

    prepare_rasa()
    from painguide import ask
    from painguide.rasa_host.bot import Bot
    from painguide.rasa_host.model_training import ensure_model

    ask.run(Bot(ensure_model()))
    return 0


def _train() -> int:
    from painguide.rasa_host.quiet_rasa import prepare_rasa

    prepare_rasa()
    from painguide.rasa_host.model_training import ensure_model

    print(ensure_model())
    return 0


def _evaluate() -> int:
    from painguide.rasa_host.quiet_rasa import prepare_rasa

    prepare_rasa()
    from painguide.evaluation.evaluate import run_evaluation
    from painguide.rasa_host.bot import Bot
    from painguide.rasa_host.model_training import ensure_model

    run_evaluation(Bot(ensure_model()))
    return 0


def _check() -> int:
    from painguide.rasa_host.quiet_rasa import prepare_rasa

    prepare_rasa()
    from painguide.checks.check import run_check

    return run_check()


def _serve(host: str, port: int) -> int:
    from painguide.rasa_host.quiet_rasa import prepare_rasa

    prepare_rasa()
    from painguide.server.serve import serve

    serve(host, port)
    return 0


def _telegram(options: argparse.Namespace) -> int:
    import asyncio

    from painguide.rasa_host.quiet_rasa import prepare_rasa

    prepare_rasa()
    from painguide.server.telegram_webhook import set_webhook, settings_from_environment, webhook_info

    settings = settings_from_environment()
    done = set_webhook(settings, options.server) if options.step == "set-webhook" else webhook_info(settings)
    print(asyncio.run(done))
    return 0


def _embed(server: str) -> int:
    from painguide.server.embed import embedding_line

    print(embedding_line(server))
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit code."""
    options = _parser().parse_args(arguments)
    enter_project()
    try:
        if options.command == "serve":
            return _serve(options.host, options.port)
        if options.command == "telegram":
            return _telegram(options)
        if options.command == "embed":
            return _embed(options.server)
        return {"ask": _ask, "check": _check, "evaluate": _evaluate, "train": _train}[options.command]()
    except PainGuideError as error:
        print(f"painguide {options.command}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
