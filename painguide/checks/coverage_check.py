"""Warns of intents with few phrasings, and of those that few people wrote."""

from collections.abc import Iterator, Mapping

from knowledge.checks.problem import Problem
from nlu.intents import is_classified
from painguide.checks.bot_data import BotData
from painguide.project import DATA_DIRECTORY

ENOUGH_PHRASINGS = 100
ENOUGH_HANDS = 3
_VOICES = f"{DATA_DIRECTORY.name}/voices"


def coverage_warnings(data: BotData) -> Iterator[Problem]:
    """Yield a warning that names the thin intents, and one that names those of few hands.

    What a gate decides by other means needs no more.
    """
    phrasings: dict[str, int] = {}
    hands: dict[str, set[str]] = {}
    for phrasing in data.phrasings:
        if is_classified(phrasing.intent):
            phrasings[phrasing.intent] = phrasings.get(phrasing.intent, 0) + 1
            hands.setdefault(phrasing.intent, set()).add(phrasing.hand)
    thin = _below(phrasings, ENOUGH_PHRASINGS)
    if thin:
        fault = f"{len(thin)} intents have fewer than {ENOUGH_PHRASINGS} phrasings: {', '.join(thin)}"
        yield Problem(DATA_DIRECTORY.name, fault, "write more, each unlike the others")
    alike = _below({intent: len(writers) for intent, writers in hands.items()}, ENOUGH_HANDS)
    if alike:
        fault = f"{len(alike)} intents were written by fewer than {ENOUGH_HANDS} hands: {', '.join(alike)}"
        yield Problem(DATA_DIRECTORY.name, fault, f"have others write some, in a file of {_VOICES}/ each")


def _below(counts: Mapping[str, int], enough: int) -> list[str]:
    few = [(count, intent) for intent, count in counts.items() if count < enough]
    return [f"{intent} ({count})" for count, intent in sorted(few)]
