"""The command `painguide`."""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from knowledge.errors import PainGuideError
from painguide.crash_report import report_crash
from painguide.project import ROOT, enter_project
from settings.log_settings import LogSettings
from settings.settings import Settings, read_settings
from telemetry.wordless_traceback import with_causes, wordless_traceback

# As sysexits.h counts them.
FAULT_OF_THE_PROGRAM = 70
Command = Callable[[argparse.Namespace, Settings], int]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="painguide", description="Pain Guide, a clinic's chatbot.")
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="serve the demo page and the web chat")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=5005, help="port to listen on (default: %(default)s)")
    commands.add_parser("ask", help="answer JSON Lines from standard input")
    explain = commands.add_parser("explain", help="show how the last turn of a conversation was understood")
    explain.add_argument("turns", nargs="+", metavar="turn", help="what the patient writes, turn by turn")
    explain.add_argument("--json", action="store_true", help="the same as JSON")
    commands.add_parser("check", help="validate knowledge, domain, data and settings")
    commands.add_parser("train", help="train the model if it is stale; print its path; end a rollback")
    commands.add_parser("rollback", help="go back to the model used before the present one")
    commands.add_parser("model", help="print the path of the model in use; train it first if it is stale")
    commands.add_parser("evaluate", help="measure quality on phrasings that nothing was trained on")
    evidence = commands.add_parser("evidence", help="write what a clinician has to sign as one page to print")
    evidence.add_argument("--output", type=_file, help="file to write (default: build/evidence.html)")
    evidence.add_argument("--date", type=_day, help="date in the page's headers (default: today)")
    _add_telegram(commands.add_parser("telegram", help="set up the delivery of Telegram's messages"))
    commands.add_parser("ratings", help="print all ratings as JSON Lines")
    commands.add_parser("unanswered", help="print all questions without an answer as JSON Lines")
    commands.add_parser("purge", help="delete what was stored longer ago than retention_days")
    forget = commands.add_parser("forget", help="delete all that is stored of a conversation")
    forget.add_argument("conversation", help="its id, such as telegram:77")
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


def _file(name: str) -> Path:
    # Of the folder that the command is called in, which it leaves for the project's.
    return Path(name).absolute()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2026-11-28") from error


# What a command needs is imported when it runs: Rasa takes seconds, and must be prepared first.


def _ask(_: argparse.Namespace, __: Settings) -> int:
    from painguide import ask
    from painguide.rasa_host.bot_loading import load_bot

    ask.run(load_bot())
    return 0


def _train(_: argparse.Namespace, __: Settings) -> int:
    from painguide.model.model_training import train_model

    print(train_model())
    return 0


def _rollback(_: argparse.Namespace, __: Settings) -> int:
    from painguide.model.rollback import roll_back

    print(roll_back())
    return 0


def _model(_: argparse.Namespace, __: Settings) -> int:
    from painguide.model.model_training import ensure_model

    print(ensure_model())
    return 0


def _evaluate(_: argparse.Namespace, __: Settings) -> int:
    from painguide.evaluation.evaluate import run_evaluation
    from painguide.rasa_host.bot_loading import load_bot

    run_evaluation(load_bot())
    return 0


def _evidence(options: argparse.Namespace, settings: Settings) -> int:
    from painguide.evidence.evidence import run

    run(settings.clinic, options.output, options.date)
    return 0


def _explain(options: argparse.Namespace, _: Settings) -> int:
    from painguide.explaining import explain
    from painguide.rasa_host.bot_loading import load_bot

    explain.run(load_bot(), options.turns, as_json=options.json)
    return 0


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    from painguide.server.serve import serve

    serve(options.host, options.port, settings)
    return 0


def _telegram(options: argparse.Namespace, settings: Settings) -> int:
    from painguide.server.telegram_webhook import needed, set_webhook, webhook_info

    telegram = needed(settings.telegram)
    done = set_webhook(telegram, options.server) if options.step == "set-webhook" else webhook_info(telegram)
    print(asyncio.run(done))
    return 0


def _stored(options: argparse.Namespace, settings: Settings) -> int:
    from painguide import stored_data

    stored_data.run(options.command, settings, getattr(options, "conversation", ""))
    return 0


def _embed(options: argparse.Namespace, settings: Settings) -> int:
    from painguide.server.embed import embedding_line

    print(embedding_line(options.server, settings.clinic))
    return 0


COMMANDS: dict[str, Command] = {
    "ask": _ask,
    "embed": _embed,
    "evaluate": _evaluate,
    "evidence": _evidence,
    "explain": _explain,
    "forget": _stored,
    "model": _model,
    "purge": _stored,
    "ratings": _stored,
    "rollback": _rollback,
    "serve": _serve,
    "telegram": _telegram,
    "train": _train,
    "unanswered": _stored,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit code."""
    options = _parser().parse_args(arguments)
    enter_project()
    try:
        return _run(options)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # Rasa wraps what a component of ours raises.
        foreseen = [each for each in with_causes(error) if isinstance(each, PainGuideError)]
        return _tell(options.command, foreseen[0]) if foreseen else _tell_of_crash(options.command, error)


def _tell(command: str, error: PainGuideError) -> int:
    for line in str(error).splitlines():
        print(f"painguide {command}: {line}", file=sys.stderr)
    return 1


def _tell_of_crash(command: str, error: Exception) -> int:
    file = report_crash(error)
    print(
        f"painguide {command}: a fault of the program ({type(error).__name__}), not of yours; "
        f"please report it with {file or 'these lines'}: no patient's words are in there.",
        file=sys.stderr,
    )
    if not file:
        print(wordless_traceback(error), end="", file=sys.stderr)
    return FAULT_OF_THE_PROGRAM


def _run(options: argparse.Namespace) -> int:
    # It tells what is wrong with the settings beside all else that is wrong.
    is_check = options.command == "check"
    settings = None if is_check else read_settings(ROOT, os.environ)
    from painguide.rasa_host.quiet_rasa import prepare_rasa

    prepare_rasa(settings.logs if settings else LogSettings())
    if settings:
        return COMMANDS[options.command](options, settings)
    from painguide.checks.check import run_check

    return run_check()


if __name__ == "__main__":
    sys.exit(main())
