"""Where turns compute: on the loop that talks to the world, or beside it."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

from channels.turn_gate import TurnGate, turn_gate

T = TypeVar("T")
# What is begun on the thread's loop computes before the next is let in.
ROUNDS_BETWEEN = 5
STOP_SECONDS = 5


class Computing(Protocol):
    """Runs turns one after the other, people by turns."""

    async def run(self, user: str, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Return what came of a person's work, when it was their turn."""


class ComputingHere:
    """On the loop that asks: for `painguide ask`, and for `rasa run`, which has one loop."""

    async def run(self, user: str, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Return what came of a person's work, when it was their turn."""
        async with turn_gate().turn(user):
            return await work()


class ComputingThread:
    """On a loop of its own, in one thread: Rasa's locks are of that loop, and no two turns compute at once.

    The loop that asks accepts, acknowledges and tells its health meanwhile.
    """

    def __init__(self) -> None:
        """Starts the thread."""
        self._loop = asyncio.new_event_loop()
        self._gate = TurnGate(ROUNDS_BETWEEN)
        self._thread = threading.Thread(target=self._loop.run_forever, name="turns", daemon=True)
        self._thread.start()

    async def run(self, user: str, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Return what came of a person's work, when it was their turn."""

        async def take() -> T:
            async with self._gate.turn(user):
                return await work()

        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(take(), self._loop))

    def stop(self) -> None:
        """Ends the thread, when what it computes at this moment is done."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(STOP_SECONDS)


HERE = ComputingHere()
