"""Limits how often one sender may write: a bucket of tokens for each."""

import time
from collections import OrderedDict
from collections.abc import Callable

_MOST_SENDERS = 10_000


class RateLimit:
    """Allows `burst` messages at once and `per_minute` in the long run, for each sender."""

    def __init__(
        self, *, burst: int, per_minute: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Creates a limit; `clock` gives seconds."""
        self._burst = burst
        self._per_second = per_minute / 60
        self._clock = clock
        self._senders: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_seconds(self, sender: str) -> float:
        """Count a message of a sender; return 0, or the seconds to wait before it is taken."""
        now = self._clock()
        tokens, since = self._senders.pop(sender, (float(self._burst), now))
        tokens = min(float(self._burst), tokens + (now - since) * self._per_second)
        allowed = tokens >= 1
        self._senders[sender] = (tokens - 1 if allowed else tokens, now)
        if len(self._senders) > _MOST_SENDERS:
            self._senders.popitem(last=False)
        return 0.0 if allowed else (1 - tokens) / self._per_second
