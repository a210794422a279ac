"""Counts turns: how they ended and how long they took, as a whole and by stage."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from prometheus_client import Histogram

from telemetry.metrics import STAGE_SECONDS, TURN_SECONDS, TURNS

# Of an emergency that the patterns alone saw, or that is answered while an alarm stands.
_OTHER_TIER = "other"


@contextmanager
def turn_timer(channel: str) -> Iterator[None]:
    """Takes the time of the turn that runs inside it, also when it fails."""
    with _timed(TURN_SECONDS.labels(channel)):
        yield


@contextmanager
def stage_timer(stage: str) -> Iterator[None]:
    """Takes the time of a part of a turn, also when it fails."""
    with _timed(STAGE_SECONDS.labels(stage)):
        yield


def count_turn(channel: str, replies: Sequence[Mapping[str, Any]], tier: str = "") -> None:
    """Counts a turn by the outcome of its first Reply, and an emergency's by its tier where that is known."""
    outcome = str(replies[0]["outcome"])
    TURNS.labels(channel, outcome, (tier or _OTHER_TIER) if outcome == "emergency" else "").inc()


@contextmanager
def _timed(histogram: Histogram) -> Iterator[None]:
    started = time.perf_counter()
    try:
        yield
    finally:
        histogram.observe(time.perf_counter() - started)
