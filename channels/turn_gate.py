"""Spaces the turns of one event loop: between two of them it takes in what has come meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

# A turn computes without a pause. So often the loop goes round before the next one: it accepts
# connections, reads requests, acknowledges. Rounds, not seconds: a turn would use up any time.
ROUNDS_BETWEEN = 50


class TurnGate:
    """Lets turns in one after the other, in the order in which they came."""

    def __init__(self) -> None:
        """Creates a gate with no turn in it."""
        self._turns = 0
        self._entrance = asyncio.Lock()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Begins a turn. It may wait for something else inside: others come in meanwhile."""
        is_alone = self._turns == 0
        self._turns += 1
        try:
            if not is_alone:
                async with self._entrance:
                    for _ in range(ROUNDS_BETWEEN):
                        await asyncio.sleep(0)
            yield
        finally:
            self._turns -= 1


_gates: WeakKeyDictionary[asyncio.AbstractEventLoop, TurnGate] = WeakKeyDictionary()


def turn_gate() -> TurnGate:
    """Return the gate of the running event loop: what it guards belongs to the loop, not to a channel."""
    loop = asyncio.get_running_loop()
    if loop not in _gates:
        _gates[loop] = TurnGate()
    return _gates[loop]
