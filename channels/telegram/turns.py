"""Takes over what Telegram delivers: each update once, in order, in the background."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from channels.conversation_queue import ConversationQueue, Job
from channels.outbox import Outbox
from channels.service_access import ServiceAccess
from channels.telegram.answers import TelegramAnswers
from channels.telegram.arrivals import Arrival, Arrivals
from channels.telegram.buttons import OfferedKeyboards
from channels.telegram.sender import TelegramSender
from channels.telegram.update import (
    ChosenButton,
    Membership,
    PatientMessage,
    Sender,
    read_update,
    read_update_id,
)
from channels.written_work import Work


class TelegramTurns:
    """Handles each update once. Nothing here keeps Telegram waiting."""

    def __init__(
        self,
        answers: TelegramAnswers,
        sender: TelegramSender,
        keyboards: OfferedKeyboards,
        *,
        queue: ConversationQueue,
        outbox: Outbox,
        arrivals: Arrivals,
        access: ServiceAccess,
    ) -> None:
        """Creates what takes updates over.

        `outbox` knows which are new and keeps them until they are answered, `arrivals` what to wait
        for before each; `access` is told who blocks the bot.
        """
        self._answers = answers
        self._sender = sender
        self._keyboards = keyboards
        self._queue = queue
        self._outbox = outbox
        self._arrivals = arrivals
        self._access = access

    def receive(self, update: Mapping[str, Any]) -> Work | None:
        """Take over an update; return its work, None where there is none: it came before, or is not ours."""
        update_id = read_update_id(update)
        if update_id is None:
            return None
        incoming = read_update(update)
        if isinstance(incoming, PatientMessage):
            return self._receive_message(update_id, update, incoming)
        if isinstance(incoming, ChosenButton) and incoming.sender:
            return self._receive_choice(update_id, update, incoming, incoming.sender)
        self._arrivals.came(update_id)
        if isinstance(incoming, ChosenButton):
            # A button of an inline message, or of a game: none of ours, but it must not stay busy.
            button = incoming
            self._queue.run_beside(lambda: self._sender.answer_choice(button, ""))
        elif incoming:
            self._receive_membership(incoming)
        return None

    async def start(self) -> None:
        """Takes up what another process left."""
        await self._outbox.start(self._take_up)

    async def finished(self) -> None:
        """Returns when everything received has been answered."""
        await self._queue.finished()

    async def stop(self) -> None:
        """Ends what was begun, at most for a while."""
        await self._outbox.stop(self._queue)

    def _receive_message(
        self, update_id: int, update: Mapping[str, Any], message: PatientMessage
    ) -> Work | None:
        work = self._outbox.accept((str(update_id),), message.sender.conversation, {"update": update})
        if work:
            self._begin_message(self._arrivals.came(update_id), message, work)
        return work

    def _begin_message(self, arrival: Arrival, message: PatientMessage, work: Work) -> None:
        do, answers = self._outbox.do, self._answers
        if not self._put(arrival, message.sender, lambda: do(work, lambda: answers.answer(message, work))):
            self._queue.run_beside(lambda: do(work, lambda: answers.refuse(message, work)))

    def _receive_membership(self, membership: Membership) -> None:
        take_in = self._access.welcomed if membership.is_in else self._access.blocked
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
            self._answers.welcome(sender)
        return is_taken

    def _receive_choice(
        self, update_id: int, update: Mapping[str, Any], chosen: ChosenButton, sender: Sender
    ) -> Work | None:
        if self._keyboards.is_of(chosen.code, sender.anonymous.conversation):
            # An anonymous admin asked; who touches a button is always named, and can't be compared.
            sender = sender.anonymous
        payload = self._keyboards.payload(chosen.code, sender.conversation)
        content = {"update": update, "user": sender.user_id, "payload": payload}
        work = self._outbox.accept((str(update_id),), sender.conversation, content)
        if not work:
            return None
        arrival = self._arrivals.came(update_id)
        choice = self._keyboards.choose(chosen.code, sender.conversation)

        async def acknowledge() -> None:
            await self._sender.answer_choice(chosen, choice.notice)
            if choice.rows_left is not None and sender.message_id is not None:
                await self._sender.replace_keyboard(sender, choice.rows_left)

        # Beside the queue: a button must not look busy for as long as earlier turns take.
        self._queue.run_beside(acknowledge)
        self._begin_choice(arrival, sender, payload, work)
        return work

    def _begin_choice(self, arrival: Arrival, sender: Sender, payload: str | None, work: Work) -> None:
        do, answers, chosen = self._outbox.do, self._answers, payload
        if chosen is None:
            self._queue.run_beside(lambda: do(work, _do_nothing))
            return
        if not self._put(arrival, sender, lambda: do(work, lambda: answers.take_turn(sender, chosen, work))):
            self._queue.run_beside(lambda: do(work, lambda: answers.slow_down(sender)))

    def _take_up(self, content: str, work: Work) -> None:
        values = json.loads(content)
        incoming, update_id = read_update(values["update"]), read_update_id(values["update"])
        # What another process left came before all that comes now.
        arrival = Arrival(update_id or 0, None)
        if isinstance(incoming, PatientMessage):
            self._begin_message(arrival, incoming, work)
        elif isinstance(incoming, ChosenButton) and incoming.sender:
            sender = replace(incoming.sender, user_id=values["user"])
            self._begin_choice(arrival, sender, values["payload"], work)
        else:
            # Newer code reads it otherwise.
            work.end()


async def _do_nothing() -> None:
    """Stands for the turn of a button that can't be chosen any more: its notice is all."""
