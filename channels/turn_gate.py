"""Spaces the turns of one event loop, and shares it fairly between people."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from weakref import WeakKeyDictionary

# A turn computes without a pause. So often the loop goes round before the next one: it accepts
# connections, reads requests, acknowledges. Rounds, not seconds: a turn would use up any time.
ROUNDS_BETWEEN = 50
# Whoever has so many turns waiting and is not alone rests after each, for so many times as long as it took:
# the others find the loop free for two thirds of the time.
MANY_WAITING = 4
RESTS = 2.0
# Who had a turn within these seconds is still there.
PRESENT_SECONDS = 2.0


class TurnGate:
    """Lets turns in one after the other: people by turns, those of one person in order."""

    def __init__(
        self, rounds_between: int = ROUNDS_BETWEEN, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Creates a gate with no turn in it; `clock` gives seconds."""
        self._rounds_between = rounds_between
        self._clock = clock
        self._turns = 0
        # By person, who is next first.
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._rests_until: dict[str, float] = {}
        # Who had a turn, and until when: the latest last.
        self._present: OrderedDict[str, float] = OrderedDict()
        self._arrival = asyncio.Event()
        self._admitting: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def turn(self, user: str) -> AsyncIterator[None]:
        """Begins a turn of a person. It may wait for something else inside: others come in meanwhile."""
        if self._turns or self._waiting:
            await self._entrance(user)
        self._turns += 1
        began = self._clock()
        try:
            yield
        finally:
            self._turns -= 1
            self._take_out(user, self._clock() - began)

    async def _entrance(self, user: str) -> None:
        admission: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(user, deque()).append(admission)
        self._arrival.set()
        if self._admitting is None:
            self._admitting = asyncio.get_running_loop().create_task(self._admit())
        await admission

    async def _admit(self) -> None:
        try:
            while self._waiting:
                for _ in range(self._rounds_between):
                    await asyncio.sleep(0)
                self._arrival.clear()
                if not self._admit_next():
                    with suppress(asyncio.TimeoutError):
                        await asyncio.wait_for(self._arrival.wait(), self._seconds_of_rest())
        finally:
            self._admitting = None

    def _admit_next(self) -> bool:
        """Let the next turn in; return whether there was one that may come in now."""
        user = next((user for user in self._waiting if not self._rests(user)), None)
        if user is None:
            return False
        waiting = self._waiting.pop(user)
        admission = waiting.popleft()
        if waiting:
            self._waiting[user] = waiting
        # One that was given up waits no longer.
        if not admission.done():
            admission.set_result(None)
        return True

    def _rests(self, user: str) -> bool:
        if len(self._waiting[user]) < MANY_WAITING or self._rests_until.get(user, 0) <= self._clock():
            return False
        while self._present and next(iter(self._present.values())) <= self._clock():
            self._present.popitem(last=False)
        return any(other != user for other in self._present)

    def _seconds_of_rest(self) -> float:
        ends = min(self._rests_until.get(user, 0) for user in self._waiting)
        return max(0.001, ends - self._clock())

    def _take_out(self, user: str, seconds: float) -> None:
        now = self._clock()
        self._present[user] = now + PRESENT_SECONDS
        self._present.move_to_end(user)
        if user in self._waiting:
            self._rests_until[user] = now + RESTS * seconds
        else:
            self._rests_until.pop(user, None)


_gates: WeakKeyDictionary[asyncio.AbstractEventLoop, TurnGate] = WeakKeyDictionary()


def turn_gate() -> TurnGate:
    """Return the gate of the running event loop: what it guards belongs to the loop, not to a channel."""
    loop = asyncio.get_running_loop()
    if loop not in _gates:
        _gates[loop] = TurnGate()
    return _gates[loop]
