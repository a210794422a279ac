"""Times the same messages in our bot and in bare Rasa bots, turn by turn, in one process."""

import random
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

Turn = Callable[[str, str], Awaitable[Any]]
OURS = "ours"
_TURNS_OF_A_CONVERSATION = 5
_WARM_UP = 25


@dataclass(frozen=True)
class TurnTimes:
    """Seconds of each turn of one bot."""

    seconds: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median, in milliseconds."""
        return 1000 * median(self.seconds)

    @property
    def p95(self) -> float:
        """The time that one turn in twenty exceeds, in milliseconds."""
        return 1000 * quantiles(self.seconds, n=20)[-1]


async def time_turns(bots: Mapping[str, Turn], texts: Sequence[str]) -> dict[str, TurnTimes]:
    """Return the times of every bot on the same messages, in alternation.

    Conversations have five turns, of messages in an order drawn once: neighbours in the
    files are alike. Only messages that `ours` answers from the article count:
    another kind of turn may be cheaper.
    """
    seconds: dict[str, list[float]] = {name: [] for name in bots}
    shuffled = random.Random(1).sample(texts, len(texts))
    for number, text in enumerate(shuffled):
        conversation = f"benchmark-{number // _TURNS_OF_A_CONVERSATION}"
        times, replies = {}, None
        for name, turn in bots.items():
            started = time.perf_counter()
            result = await turn(text, conversation)
            times[name] = time.perf_counter() - started
            replies = result if name == OURS else replies
        if number >= _WARM_UP and replies and replies[0]["outcome"] == "answer":
            for name, taken in times.items():
                seconds[name].append(taken)
    return {name: TurnTimes(tuple(taken)) for name, taken in seconds.items()}
