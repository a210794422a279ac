"""Counts what was taken over and is not yet answered: how much, and since when."""

import time
from collections.abc import Callable
from itertools import count

from telemetry.metrics import CHANNELS, OLDEST_WORK_SECONDS, WORK


class WorkInHand:
    """The work of one channel."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Creates a count of no work; `clock` gives seconds."""
        self._clock = clock
        self._numbers = count()
        # In the order in which it was begun: the first is the oldest.
        self._begun: dict[int, float] = {}

    def begin(self) -> Callable[[], None]:
        """Count work that is taken over; return what to call, once or more often, when it is done."""
        number = next(self._numbers)
        self._begun[number] = self._clock()
        return lambda: self._end(number)

    def __len__(self) -> int:
        """Return how much there is."""
        return len(self._begun)

    def oldest_seconds(self) -> float:
        """Return for how long the oldest work waits for its end; 0 where there is none."""
        since = next(iter(self._begun.values()), None)
        return 0.0 if since is None else self._clock() - since

    def _end(self, number: int) -> None:
        self._begun.pop(number, None)


_of_channel = {channel: WorkInHand() for channel in CHANNELS}
for _channel, _work in _of_channel.items():
    WORK.labels(_channel).set_function(_work.__len__)
    OLDEST_WORK_SECONDS.labels(_channel).set_function(_work.oldest_seconds)


def work_of(channel: str) -> WorkInHand:
    """Return the work of a channel of ours; of any other name, work that is shown nowhere."""
    return _of_channel.get(channel) or WorkInHand()
