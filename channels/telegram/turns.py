"""Takes the turns of Telegram's conversations: a message or a chosen button in, Replies out."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from actions.repertoire import Repertoire
from channels.conversation_queue import ConversationQueue, Job
from channels.edited_messages import EditedMessages
from channels.handled_once import Deliveries, HandledOnce
from channels.message_length import MOST_CHARACTERS
from channels.refused_messages import RefusedMessages
from channels.telegram.addressing import WORDS_OF_COMMAND, BotIdentity, needs_username, words_for_bot
from channels.telegram.arrivals import Arrival, Arrivals
from channels.telegram.buttons import OfferedKeyboards
from channels.telegram.client import TelegramClient, TelegramError
from channels.telegram.notices import first_message_notice, words_only_notice
from channels.telegram.sender import TelegramSender
from channels.telegram.update import (
    ChosenButton,
    Membership,
    PatientMessage,
    Sender,
    read_update,
    read_update_id,
)
from channels.turn import Handler, Replies, TurnTaker
from telemetry.metrics import REFUSALS

logger = logging.getLogger(__name__)

CHANNEL = "telegram"


class TelegramTurns:
    """Handles each update once. Nothing here keeps Telegram waiting."""

    def __init__(
        self,
        on_new_message: Handler,
        client: TelegramClient,
        bot_id: int,
        repertoire: Repertoire,
        updates: Deliveries,
        arrivals: Arrivals,
    ) -> None:
        """Creates turns that ask the bot and answer by `client`.

        `updates` tells which updates are new, `arrivals` what to wait for before each.
        """
        self._arrivals = arrivals
        self._repertoire = repertoire
        self._turns = TurnTaker(on_new_message, CHANNEL)
        self._refused = RefusedMessages(CHANNEL, repertoire)
        self._edits = EditedMessages(self._refused, repertoire)
        self._client = client
        self._bot = BotIdentity(bot_id, None)
        self._learning = asyncio.Lock()
        self._keyboards = OfferedKeyboards(repertoire)
        self._sender = TelegramSender(client, self._keyboards)
        self._queue = ConversationQueue(CHANNEL)
        self._updates = updates
        self._albums = HandledOnce()
        self._noticed = HandledOnce()
        self._slowed: set[str] = set()

    def receive(self, update: Mapping[str, Any]) -> None:
        """Take over an update; the work is done after this returns."""
        update_id = read_update_id(update)
        if update_id is None or not self._updates.is_new(str(update_id)):
            return
        arrival = self._arrivals.came(update_id)
        incoming = read_update(update)
        if isinstance(incoming, ChosenButton):
            self._receive_choice(arrival, incoming)
        elif isinstance(incoming, Membership):
            self._receive_membership(incoming)
        elif incoming:
            self._receive_message(arrival, incoming)

    async def finished(self) -> None:
        """Returns when everything received has been answered."""
        await self._queue.finished()

    def _receive_message(self, arrival: Arrival, message: PatientMessage) -> None:
        answer = self._answer_edit if message.is_edit else self._answer
        refuse = self._answer_edit if message.is_edit else self._refuse_message
        if not self._put(arrival, message.sender, lambda: answer(message)):
            self._queue.run_beside(lambda: refuse(message))

    def _receive_membership(self, membership: Membership) -> None:
        take_in = self._client.access.welcomed if membership.is_in else self._client.access.blocked
        take_in(str(membership.chat_id))

    def _put(self, arrival: Arrival, sender: Sender, job: Job) -> bool:
        is_taken = self._queue.put(
            sender.conversation,
            job,
            user=str(sender.user_id),
            order=arrival.order,
            after=arrival.after,
        )
        if is_taken:
            self._slowed.discard(sender.conversation)
        return is_taken

    async def _refuse_message(self, message: PatientMessage) -> None:
        words = await self._words(message)
        if words is None:
            return
        if replies := await self._refused.emergency_replies(words, str(message.sender.user_id)):
            await self._send(message.sender, words, replies)
        else:
            await self._slow_down(message.sender)

    async def _slow_down(self, sender: Sender) -> None:
        REFUSALS.labels("429", "too_many_requests").inc()
        if sender.conversation not in self._slowed:
            self._slowed.add(sender.conversation)
            await self._sender.send_text(sender, self._repertoire.sentence("not_answered.slow_down"))

    def _receive_choice(self, arrival: Arrival, chosen: ChosenButton) -> None:
        sender = chosen.sender
        if not sender:
            # A button of an inline message, or of a game: none of ours, but it must not stay busy.
            self._queue.run_beside(lambda: self._sender.answer_choice(chosen, ""))
            return
        if self._keyboards.is_of(chosen.code, sender.anonymous.conversation):
            # An anonymous admin asked; who touches a button is always named, and can't be compared.
            sender = sender.anonymous
        choice = self._keyboards.choose(chosen.code, sender.conversation)

        async def acknowledge() -> None:
            await self._sender.answer_choice(chosen, choice.notice)
            if choice.rows_left is not None and sender.message_id is not None:
                await self._sender.replace_keyboard(sender, choice.rows_left)

        # Beside the queue: a button must not look busy for as long as earlier turns take.
        self._queue.run_beside(acknowledge)
        if choice.button:
            payload = choice.button.payload
            if not self._put(arrival, sender, lambda: self._take_turn(sender, payload)):
                self._queue.run_beside(lambda: self._slow_down(sender))

    async def _answer(self, message: PatientMessage) -> None:
        words = await self._words(message)
        if words is None or (message.album and not words and not self._albums.is_new(message.album)):
            return
        if words or not message.content:
            await self._take_turn(message.sender, words or WORDS_OF_COMMAND["help"])
        if message.content:
            await self._sender.send_text(message.sender, words_only_notice(message.content, self._repertoire))

    async def _answer_edit(self, message: PatientMessage) -> None:
        sender = message.sender
        if words := await self._words(message):
            replies = await self._edits.emergency_replies(sender.message, words, str(sender.user_id))
            await self._sender.send_replies(sender, replies)

    async def _words(self, message: PatientMessage) -> str | None:
        if needs_username(message):
            await self._learn_username()
        return words_for_bot(message, self._bot)

    async def _take_turn(self, sender: Sender, text: str) -> None:
        answered = asyncio.Event()
        self._queue.run_beside(lambda: self._sender.show_typing(sender, answered))
        try:
            replies = await self._replies(sender, text)
        finally:
            answered.set()
        # An emergency leads with its number; the notice waits for the next turn.
        is_emergency = any(reply["outcome"] == "emergency" for reply in replies)
        if not is_emergency and self._noticed.is_new(sender.conversation):
            await self._sender.send_text(sender, first_message_notice(self._repertoire))
        await self._send(sender, text, replies)

    async def _send(self, sender: Sender, text: str, replies: Replies) -> None:
        await self._sender.send_replies(sender, replies)
        # Not before: nothing may keep an emergency from going out.
        await self._edits.remember(sender.message, text, str(sender.user_id), replies)

    async def _replies(self, sender: Sender, text: str) -> Replies:
        # The bot reads the end of a long message.
        if len(text) > MOST_CHARACTERS and (
            replies := await self._refused.emergency_replies(text, str(sender.user_id))
        ):
            return replies
        return await self._turns.take(text, sender.conversation)

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
