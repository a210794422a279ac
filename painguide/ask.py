"""The batch command: JSON Lines of messages in, JSON Lines of Replies out."""

import asyncio
import json
import sys
from typing import Any, TextIO

from knowledge.errors import PainGuideError
from painguide.rasa_host.bot import Bot

CONVERSATION = "ask"


class LineError(PainGuideError):
    """A line of the input can't be used; the message says why."""


def read_turns(line: str) -> tuple[Any, list[str]]:
    """Return the id and the turns of an input line.

    Raises:
        LineError: The line is no JSON object with a `text` or with `turns`.
    """
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError("not JSON; write one object a line") from error
    if not isinstance(values, dict):
        raise LineError('not an object; write {"id": ..., "text": ...}')
    turns = values.get("turns", [values["text"]] if "text" in values else None)
    if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns):
        raise LineError('needs a "text", or "turns" that is a list of texts')
    return values.get("id"), turns


def _id_of(line: str) -> Any:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return values.get("id") if isinstance(values, dict) else None


async def answer_lines(bot: Bot, lines: TextIO, output: TextIO) -> None:
    """Writes a line for each line of the input; every line is its own conversation."""
    for line in lines:
        if not line.strip():
            continue
        try:
            result = await _answer(bot, line)
        except LineError as error:
            result = {"id": _id_of(line), "error": str(error)}
        output.write(json.dumps(result, ensure_ascii=False) + "\n")
        output.flush()


async def _answer(bot: Bot, line: str) -> dict[str, Any]:
    identity, turns = read_turns(line)
    try:
        replies = [await bot.turn(text, CONVERSATION) for text in turns]
    finally:
        bot.forget(CONVERSATION)
    return {"id": identity, "replies": replies}


def run(bot: Bot) -> None:
    """Answers standard input on standard output."""
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    # Half a character in an id can't be written: so it goes back as the escape it came as.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    asyncio.run(answer_lines(bot, sys.stdin, sys.stdout))
