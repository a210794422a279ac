"""Takes one turn of a conversation for a channel: the Replies, whatever happens."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import UserMessage

from actions.last_resort import last_resort_reply
from channels.reply_output import ReplyOutput
from channels.turn_metrics import count_turn, turn_timer

logger = logging.getLogger(__name__)

TURN_TIMEOUT_SECONDS = 30
Handler = Callable[[UserMessage], Awaitable[Any]]


async def take_turn(
    on_new_message: Handler, text: str, conversation: str, channel: str
) -> list[dict[str, Any]]:
    """Return the Replies to a text or payload, one or more: a failed turn has one too."""
    output = ReplyOutput()
    message = UserMessage(text, output, conversation, input_channel=channel)
    with turn_timer(channel):
        try:
            await asyncio.wait_for(on_new_message(message), TURN_TIMEOUT_SECONDS)
        except Exception as error:
            # Never the text, nor the error's own words, which may hold it: it is about someone's health.
            logger.error("%s: a turn failed with %s at %s", channel, type(error).__name__, _place(error))
            output.replies.clear()
    if not output.replies:
        output.replies.append(last_resort_reply(text).as_dict())
    count_turn(channel, output.replies)
    return output.replies


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
