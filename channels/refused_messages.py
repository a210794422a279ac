"""Reads what no turn is taken for, on every channel: a reported emergency in it is answered all the same."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator

from actions.last_resort import any_emergency_reply, red_flag_tiers
from actions.repertoire import Repertoire
from channels.rate_limit import RateLimit
from channels.turn import Replies
from knowledge.red_flags import Tier
from nlu.text.sentences import sentences
from telemetry.turns import count_turn

# A flood must not cost more by being refused than by being answered. A part takes 10 ms, 40 ms at
# worst, so a sender gets at most some 5 s of each minute for what is refused.
PARTS_PER_MINUTE = 120
# Below what the reading takes in at once: some characters become several there.
PART_CHARACTERS = 1_800
# Of a longer message half is read at its beginning, half at its end. More fits in no request to the web chat.
MOST_CHARACTERS_READ = 16_000


class RefusedMessages:
    """Looks for red flags by the patterns alone: it asks no model, and waits for no turn."""

    def __init__(
        self,
        channel: str,
        repertoire: Repertoire,
        *,
        parts_per_minute: int = PARTS_PER_MINUTE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Creates a reader for a channel; of each sender it reads so many parts, a third of them at once."""
        self._channel = channel
        self._repertoire = repertoire
        self._readings = RateLimit(parts_per_minute, clock)
        self._one_at_a_time = asyncio.Lock()

    async def emergency_replies(self, text: str, sender: str) -> Replies:
        """Return the emergency Reply to a refused text, or nothing: no red flag is seen, or it is not read.

        `sender` is who could send a flood, of however many conversations.
        """
        async for tiers in self._tiers_of_parts(text, sender):
            if tiers:
                return self.emergency()
        return []

    async def tiers(self, text: str, sender: str) -> frozenset[Tier]:
        """Return the tiers of all red flags in a text, as far as it is read."""
        return frozenset().union(*[tiers async for tiers in self._tiers_of_parts(text, sender)])

    def emergency(self) -> Replies:
        """Return the emergency Reply, and count it as a turn."""
        replies = [any_emergency_reply(self._repertoire).as_dict()]
        count_turn(self._channel, replies)
        return replies

    async def _tiers_of_parts(self, text: str, sender: str) -> AsyncIterator[frozenset[Tier]]:
        for part in parts(text):
            if self._readings.wait_seconds(sender):
                break
            async with self._one_at_a_time:
                tiers = red_flag_tiers(part)
                # The server takes in what has come, before the next part of whichever message.
                await asyncio.sleep(0)
            yield tiers


def parts(text: str) -> Iterator[str]:
    """Return whole sentences of a text, so many as are read at once; those at its two ends come first."""
    half = MOST_CHARACTERS_READ // 2
    read = text if len(text) <= MOST_CHARACTERS_READ else f"{text[:half]}. {text[-half:]}"
    waiting = _packed(sentences(" ".join(read.split())))
    while waiting:
        yield waiting.pop(0)
        if waiting:
            yield waiting.pop()


def _packed(said: list[str]) -> list[str]:
    packed: list[str] = []
    for sentence in said:
        for piece in _pieces(sentence):
            if packed and len(packed[-1]) + len(piece) < PART_CHARACTERS:
                packed[-1] += f" {piece}"
            else:
                packed.append(piece)
    return packed


def _pieces(sentence: str) -> Iterator[str]:
    """Return a sentence, or pieces of one without end: each begins with the last words of the one before."""
    overlap = PART_CHARACTERS // 10
    for start in range(0, max(1, len(sentence) - overlap), PART_CHARACTERS - overlap):
        yield sentence[start : start + PART_CHARACTERS]
