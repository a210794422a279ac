"""Runs the web chat's turns to their end, whether or not the patient's page is still there."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from channels.turn import Replies
from telemetry.work import work_of

# How long the Replies are kept for a page that asks again because it never got them.
REPEATABLE_SECONDS = 120


class Turns:
    """Turns under way, and those that just ended, in one server."""

    def __init__(self, repeatable_seconds: float = REPEATABLE_SECONDS) -> None:
        """Creates the store, with no turn under way."""
        self._repeatable_seconds = repeatable_seconds
        self._known: dict[tuple[str, str], asyncio.Task[Replies]] = {}
        self._under_way: dict[str, set[asyncio.Task[Replies]]] = {}

    async def take(
        self, conversation: str, message_id: str, turn: Callable[[], Coroutine[Any, Any, Replies]]
    ) -> Replies:
        """Return the Replies of a turn; a message sent twice under one id has one turn.

        An empty id is no id: such a message is always new.
        """
        key = (conversation, message_id)
        task = self._known.get(key) if message_id else None
        if task is None:
            task = self._start(conversation, turn())
            if message_id:
                self._known[key] = task
                task.add_done_callback(lambda _: self._forget_later(key))
        # Sanic cancels a handler whose connection is lost, which must not cut the turn short.
        return await asyncio.shield(task)

    def is_under_way(self, conversation: str) -> bool:
        """Return whether an answer is being prepared in a conversation."""
        return conversation in self._under_way

    async def wait(self, conversation: str, seconds: float) -> None:
        """Waits until no turn of a conversation is under way, or until the time is over."""
        if tasks := self._under_way.get(conversation):
            await asyncio.wait(tasks, timeout=seconds)

    def _start(self, conversation: str, turn: Coroutine[Any, Any, Replies]) -> asyncio.Task[Replies]:
        done = work_of("web_chat").begin()
        task = asyncio.get_running_loop().create_task(turn)
        task.add_done_callback(lambda _: done())
        self._under_way.setdefault(conversation, set()).add(task)
        task.add_done_callback(lambda ended: self._end(conversation, ended))
        return task

    def _end(self, conversation: str, task: asyncio.Task[Replies]) -> None:
        self._under_way[conversation].discard(task)
        if not self._under_way[conversation]:
            del self._under_way[conversation]

    def _forget_later(self, key: tuple[str, str]) -> None:
        asyncio.get_running_loop().call_later(self._repeatable_seconds, self._known.pop, key, None)
