"""Counts turns for Prometheus: how they ended and how long they took. Never a patient's word."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prometheus_client import Counter, Histogram

TURNS = Counter(
    "painguide_turns", "Turns by channel and by outcome of the first Reply.", ["channel", "outcome"]
)
TURN_SECONDS = Histogram(
    "painguide_turn_seconds",
    "Seconds from a message to its Replies, by channel.",
    ["channel"],
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)


@contextmanager
def turn_timer(channel: str) -> Iterator[None]:
    """Takes the time of the turn that runs inside it, also when it fails."""
    started = time.perf_counter()
    try:
        yield
    finally:
        TURN_SECONDS.labels(channel).observe(time.perf_counter() - started)


def count_turn(channel: str, replies: list[dict[str, Any]]) -> None:
    """Counts a turn by the outcome of its first Reply."""
    TURNS.labels(channel, str(replies[0]["outcome"])).inc()
