"""Checks that no message stands under two intents, and that what measures does not train. Pure."""

from collections.abc import Iterator

from knowledge.checks.problem import Problem
from painguide.checks.bot_data import BotData, LocatedPhrasing
from painguide.checks.nearness import NearWords, SameWords, Wording, wording


def check_nearness(data: BotData) -> list[Problem]:
    """Return every phrasing that says what another intent's does, or nearly what measures."""
    phrasings = [(wording(phrasing.text), phrasing) for phrasing in data.phrasings]
    others = [(wording(phrasing.text), phrasing) for phrasing in (*data.follow_ups, *data.signals)]
    return [
        *_under_two_intents(phrasings),
        *_measuring([*phrasings, *others], [*data.unseen, *data.shared_sets]),
        *_unseen_twice(data.unseen),
    ]


def _under_two_intents(phrasings: list[tuple[Wording, LocatedPhrasing]]) -> Iterator[Problem]:
    same = SameWords(phrasings)
    for words, phrasing in phrasings:
        first = same.find(words)
        if first and first.intent != phrasing.intent:
            fault = f"a phrasing of '{phrasing.intent}' is also one of '{first.intent}' ({first.where})"
            yield Problem(phrasing.where, f"{fault}: “{phrasing.text}”", "keep one")


def _measuring(
    trained: list[tuple[Wording, LocatedPhrasing]], measuring: list[LocatedPhrasing]
) -> Iterator[Problem]:
    near = NearWords([(wording(phrasing.text), phrasing) for phrasing in measuring])
    for words, phrasing in trained:
        measured = near.find(words)
        if measured:
            # Its words stay unsaid: who reads what measures writes for it.
            fault = f"a phrasing of '{phrasing.intent}' measures, or nearly does ({measured.where})"
            yield Problem(phrasing.where, fault, "take it out here: what measures must not train")


def _unseen_twice(unseen: tuple[LocatedPhrasing, ...]) -> Iterator[Problem]:
    first_of: dict[str, LocatedPhrasing] = {}
    for phrasing in unseen:
        first = first_of.setdefault(" ".join(phrasing.text.casefold().split()), phrasing)
        if first is not phrasing:
            yield Problem(phrasing.where, f"stands in {first.where} too: “{phrasing.text}”", "keep one")
