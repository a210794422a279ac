"""Answers Telegram's messages and chosen buttons: Replies out, by turns of the bot."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any

from actions.repertoire import Repertoire
from channels.conversation_queue import Job
from channels.edited_messages import EditedMessages
from channels.handled_once import HandledOnce
from channels.message_length import MOST_CHARACTERS
from channels.refused_messages import RefusedMessages
from channels.telegram.addressing import WORDS_OF_COMMAND, BotIdentity, needs_username, words_for_bot
from channels.telegram.client import TelegramClient, TelegramError
from channels.telegram.notices import first_message_notice, words_only_notice
from channels.telegram.sender import TelegramSender
from channels.telegram.update import PatientMessage, Sender
from channels.turn import Replies, TurnTaker
from channels.written_work import Work
from telemetry.metrics import REFUSALS

logger = logging.getLogger(__name__)

CHANNEL = "telegram"
Reply = dict[str, Any]


class TelegramAnswers:
    """Answers one after the other; remembers in memory whom it told what."""

    def __init__(
        self,
        turns: TurnTaker,
        client: TelegramClient,
        bot_id: int,
        repertoire: Repertoire,
        sender: TelegramSender,
        run_beside: Callable[[Job], None],
    ) -> None:
        """Creates what answers by `sender`; `run_beside` is for what nobody waits for."""
        self._repertoire = repertoire
        self._turns = turns
        self._refused = RefusedMessages(CHANNEL, repertoire)
        self._edits = EditedMessages(self._refused, repertoire)
        self._client = client
        self._bot = BotIdentity(bot_id, None)
        self._learning = asyncio.Lock()
        self._sender = sender
        self._run_beside = run_beside
        self._albums = HandledOnce()
        self._noticed = HandledOnce()
        self._slowed: set[str] = set()

    async def answer(self, message: PatientMessage, work: Work) -> None:
        """Answers a message, or an edit of one."""
        if message.is_edit:
            await self._answer_edit(message, work)
            return
        words = await self._words(message)
        if words is None or (message.album and not words and not self._albums.is_new(message.album)):
            return
        if words or not message.content:
            await self.take_turn(message.sender, words or WORDS_OF_COMMAND["help"], work)
        if message.content:
            notice = words_only_notice(message.content, self._repertoire)
            await self._sender.send_text(message.sender, notice)

    async def refuse(self, message: PatientMessage, work: Work) -> None:
        """Answers what came beyond the limit: an emergency at once; else its writer is told so, once."""
        if message.is_edit:
            await self._answer_edit(message, work)
            return
        words, sender = await self._words(message), message.sender
        if words is None:
            return
        told = words
        replies = await work.replies(lambda: self._refused.emergency_replies(told, str(sender.user_id)))
        if replies:
            await self._send(sender, words, replies, work)
        else:
            await self.slow_down(sender)

    async def slow_down(self, sender: Sender) -> None:
        """Tells someone, once until there is room again, that too much came."""
        REFUSALS.labels("429", "too_many_requests").inc()
        if sender.conversation not in self._slowed:
            self._slowed.add(sender.conversation)
            await self._sender.send_text(sender, self._repertoire.sentence("not_answered.slow_down"))

    def welcome(self, sender: Sender) -> None:
        """Takes in that a message of someone has room again."""
        self._slowed.discard(sender.conversation)

    async def take_turn(self, sender: Sender, text: str, work: Work) -> None:
        """Asks the bot a text or payload, and sends what it says."""
        replies = await work.replies(lambda: self._replies_while_typing(sender, text))
        # An emergency leads with its number; the notice waits for the next turn.
        is_emergency = any(reply["outcome"] == "emergency" for _, reply in replies)
        if replies and not is_emergency and self._noticed.is_new(sender.conversation):
            await self._sender.send_text(sender, first_message_notice(self._repertoire))
        await self._send(sender, text, replies, work)

    async def _answer_edit(self, message: PatientMessage, work: Work) -> None:
        sender = message.sender
        words = await self._words(message)
        if not words:
            return
        told = words
        replies = await work.replies(
            lambda: self._edits.emergency_replies(sender.message, told, str(sender.user_id))
        )
        for number, reply in replies:
            await self._sender.send_replies(sender, [reply])
            work.sent(number)

    async def _words(self, message: PatientMessage) -> str | None:
        if needs_username(message):
            await self._learn_username()
        return words_for_bot(message, self._bot)

    async def _send(
        self, sender: Sender, text: str, replies: Sequence[tuple[int, Reply]], work: Work
    ) -> None:
        for number, reply in replies:
            await self._sender.send_replies(sender, [reply])
            work.sent(number)
        # Not before: nothing may keep an emergency from going out.
        said = [reply for _, reply in replies]
        await self._edits.remember(sender.message, text, str(sender.user_id), said)

    async def _replies_while_typing(self, sender: Sender, text: str) -> Replies:
        answered = asyncio.Event()
        self._run_beside(lambda: self._sender.show_typing(sender, answered))
        try:
            return await self._replies(sender, text)
        finally:
            answered.set()

    async def _replies(self, sender: Sender, text: str) -> Replies:
        # The bot reads the end of a long message.
        if len(text) > MOST_CHARACTERS and (
            replies := await self._refused.emergency_replies(text, str(sender.user_id))
        ):
            return replies
        return await self._turns.take(text, sender.conversation, str(sender.user_id))

    async def _learn_username(self) -> None:
        """Asks Telegram for the bot's name, once; when it does not say, the next message asks again."""
        async with self._learning:
            if self._bot.username:
                return
            try:
                me = await self._client.call("getMe")
            except TelegramError as error:
                logger.error("telegram: getMe was refused (%d)", error.code)
                return
            self._bot = BotIdentity(self._bot.user_id, me["username"])
