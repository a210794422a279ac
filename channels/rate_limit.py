"""Limits how often a sender may come: a bucket of tokens for each. Knows nothing of HTTP."""

import time
from collections import OrderedDict
from collections.abc import Callable

MOST_SENDERS = 10_000
# A third of a minute's allowance may come at once: people write in bursts.
BURST_SHARE = 3


class RateLimit:
    """Allows each sender `per_minute` in the long run, and a third of that at once."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Creates a limit; `clock` gives seconds."""
        self._burst = max(1.0, per_minute / BURST_SHARE)
        self._per_second = per_minute / 60
        self._clock = clock
        self._senders: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_seconds(self, sender: str) -> float:
        """Count one coming of a sender; return 0, or the seconds until the next is allowed."""
        now = self._clock()
        tokens, since = self._senders.pop(sender, (self._burst, now))
        tokens = min(self._burst, tokens + (now - since) * self._per_second)
        allowed = tokens >= 1
        self._senders[sender] = (tokens - 1 if allowed else tokens, now)
        if len(self._senders) > MOST_SENDERS:
            self._senders.popitem(last=False)
        return 0.0 if allowed else (1 - tokens) / self._per_second
