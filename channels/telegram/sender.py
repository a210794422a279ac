"""Sends Replies to a chat of Telegram; what can't be sent is logged without its text and counted."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from channels.telegram.buttons import OfferedKeyboards
from channels.telegram.client import TelegramClient, TelegramError
from channels.telegram.text import split_message
from channels.telegram.update import ChosenButton, Sender
from telemetry.metrics import FAILED_SENDS

logger = logging.getLogger(__name__)

BAD_REQUEST = 400
# Telegram shows it for five.
TYPING_SECONDS = 4.5


class TelegramSender:
    """Sends to one bot's chats."""

    def __init__(self, client: TelegramClient, keyboards: OfferedKeyboards) -> None:
        """Creates a sender that remembers the buttons it sends in `keyboards`."""
        self._client = client
        self._keyboards = keyboards

    async def send_replies(self, sender: Sender, replies: Sequence[dict[str, Any]]) -> None:
        """Sends Replies in their order, each with its buttons under its last part."""
        for reply in replies:
            rows = self._keyboards.offer(sender.conversation, reply.get("buttons") or [])
            await self._send_parts(sender, split_message(reply["text"], reply.get("disclaimer", "")), rows)

    async def send_text(self, sender: Sender, text: str) -> None:
        """Sends a text that is no Reply of the bot."""
        await self._send_parts(sender, [text], [])

    async def show_typing(self, sender: Sender, until: asyncio.Event) -> None:
        """Has the chat show that the bot is typing, until an event is set; a failure ends it."""
        place = {} if sender.topic_id is None else {"message_thread_id": sender.topic_id}
        with suppress(TelegramError):
            while not until.is_set():
                await self._client.call_once(
                    "sendChatAction", chat_id=sender.chat_id, action="typing", **place
                )
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(until.wait(), TYPING_SECONDS)

    async def answer_choice(self, chosen: ChosenButton, notice: str) -> None:
        """Ends the button's waiting and shows a notice for a moment; a late answer is no failure."""
        await self._try("answerCallbackQuery", callback_query_id=chosen.query_id, text=notice[:200])

    async def replace_keyboard(self, sender: Sender, rows: Sequence[Any]) -> None:
        """Leaves these rows of the keyboard under a message; that it is gone already is no failure."""
        markup = {"inline_keyboard": rows}
        await self._try(
            "editMessageReplyMarkup",
            chat_id=sender.chat_id,
            message_id=sender.message_id,
            reply_markup=markup,
        )

    async def _send_parts(self, sender: Sender, parts: Sequence[str], rows: Sequence[Any]) -> None:
        for part in parts:
            extras = _placement(sender)
            if rows and part is parts[-1]:
                extras["reply_markup"] = {"inline_keyboard": rows}
            try:
                await self._send_message(sender, part, extras)
            except TelegramError as error:
                # Telegram's description may quote the text: only its code is safe to keep.
                logger.error("telegram: a reply could not be sent (%d)", error.code)
                FAILED_SENDS.labels("telegram", str(error.code)).inc()
                return

    async def _send_message(self, sender: Sender, text: str, extras: dict[str, Any]) -> None:
        message = {
            "chat_id": sender.chat_id,
            "text": text,
            "link_preview_options": {"is_disabled": True},
        }
        try:
            await self._client.call("sendMessage", **message, **extras)
        except TelegramError as error:
            if error.code != BAD_REQUEST or not extras:
                raise
            # A topic that was closed, a button's title it does not like: the words still go out.
            await self._client.call("sendMessage", **message)

    async def _try(self, method: str, **parameters: Any) -> None:
        try:
            await self._client.call(method, **parameters)
        except TelegramError as error:
            logger.info("telegram: %s was refused (%d)", method, error.code)


def _placement(sender: Sender) -> dict[str, Any]:
    """Return where a message belongs in a group: in the topic, under the words it answers."""
    extras: dict[str, Any] = {}
    if sender.topic_id is not None:
        extras["message_thread_id"] = sender.topic_id
    if sender.is_group and sender.message_id is not None:
        extras["reply_parameters"] = {"message_id": sender.message_id, "allow_sending_without_reply": True}
    return extras
