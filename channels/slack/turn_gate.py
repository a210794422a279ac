"""Spaces the turns of many conversations: between two of them Slack's next delivery is acknowledged."""

import asyncio
from types import TracebackType

# More than one, so that a turn that waits for the action server does not hold up all others.
MOST_AT_ONCE = 4
# A turn computes without a pause. Between two the loop goes round so often, to take in what has come
# meanwhile: it accepts one connection a round. Rounds, not seconds: a turn would use up any time.
ROUNDS_BETWEEN = 50


class TurnGate:
    """An asynchronous context: lets in one turn after the other, a few at once."""

    def __init__(self) -> None:
        """Creates a gate with no turn in it."""
        self._places = asyncio.Semaphore(MOST_AT_ONCE)
        self._entrance = asyncio.Lock()

    async def __aenter__(self) -> None:
        await self._places.acquire()
        async with self._entrance:
            for _ in range(ROUNDS_BETWEEN):
                await asyncio.sleep(0)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._places.release()
