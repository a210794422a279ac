"""Takes the turns of conversations, for every channel and for `painguide ask`: Replies, whatever happens."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import UserMessage

from actions.last_resort import last_resort_reply
from channels.computing import HERE, Computing
from channels.reply_output import ReplyOutput
from telemetry.conversation_mark import in_conversation
from telemetry.turns import count_turn, turn_timer

logger = logging.getLogger(__name__)

TURN_TIMEOUT_SECONDS = 30
Handler = Callable[[UserMessage], Awaitable[Any]]
Replies = list[dict[str, Any]]


@dataclass(frozen=True)
class TurnTaker:
    """Asks the bot, by Rasa's handler of messages, for one channel."""

    on_new_message: Handler
    channel: str
    timeout_seconds: float = TURN_TIMEOUT_SECONDS
    computing: Computing = HERE

    async def take(self, text: str, conversation: str, user: str = "") -> Replies:
        """Return the Replies to a text or payload, one or more: a failed or silent turn has one too.

        That one is an emergency's where the patterns see a red flag in the text. Turns of a
        conversation are taken in the order in which they are asked for. `user` is who asks, in
        however many conversations: people come by turns.
        """
        with in_conversation(conversation), turn_timer(self.channel):
            said = await self.computing.run(user or conversation, lambda: self._said(text, conversation))
        replies = said.replies or [last_resort_reply(text).as_dict()]
        count_turn(self.channel, replies, said.tier)
        return replies

    async def _said(self, text: str, conversation: str) -> ReplyOutput:
        output = ReplyOutput()
        message = UserMessage(text, output, conversation, input_channel=self.channel)
        try:
            await asyncio.wait_for(self.on_new_message(message), self.timeout_seconds)
        except Exception as error:
            # Never the text, nor the error's own words, which may hold it: it is about someone's health.
            logger.error("%s: a turn failed with %s at %s", self.channel, type(error).__name__, _place(error))
            return ReplyOutput()
        return output


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
