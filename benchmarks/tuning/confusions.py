"""The units that are taken for each other most often. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.tuning.left_out import UnitShares
from nlu.intents import AnswerUnit
from painguide.checks.bot_data import LocatedPhrasing


@dataclass(frozen=True)
class Confusion:
    """A unit that is taken for another, how often, and the line of which that seemed surest."""

    meant: AnswerUnit
    taken_for: AnswerUnit
    count: int
    example: LocatedPhrasing


def confusions(found: UnitShares, lines: Sequence[LocatedPhrasing], most: int) -> list[Confusion]:
    """Return the most frequent confusions, most frequent first."""
    counts: Counter[tuple[int, int]] = Counter()
    surest: dict[tuple[int, int], tuple[float, int]] = {}
    likeliest, sureness = found.shares.argmax(axis=1), found.shares.max(axis=1)
    for number, meant in enumerate(found.meant):
        pair = (meant, int(likeliest[number]))
        if pair[0] != pair[1]:
            counts[pair] += 1
            surest[pair] = max(surest.get(pair, (0.0, number)), (float(sureness[number]), number))
    return [
        Confusion(found.units[meant], found.units[taken], count, lines[surest[meant, taken][1]])
        for (meant, taken), count in counts.most_common(most)
    ]
