"""Deals writers into folds, so that a choice is judged on people whom the fit never saw. Pure."""

from collections.abc import Collection, Mapping

COUNT = 3


def folds(lines_of_hand: Mapping[str, int], named: Collection[str] = ()) -> list[frozenset[str]]:
    """Return the hands to leave out, fold after fold: those named at once, else all in three folds.

    Raises:
        ValueError: A hand that is named is unknown, or there are too few to leave out in turn.
    """
    unknown = sorted(set(named) - lines_of_hand.keys())
    if unknown:
        known = ", ".join(sorted(lines_of_hand)) or "none"
        raise ValueError(f"data/voices has no hand {', '.join(unknown)}; it has {known}.")
    if named:
        return [frozenset(named)]
    if len(lines_of_hand) < COUNT:
        raise ValueError(
            f"data/voices has {len(lines_of_hand)} hands; {COUNT} or more can be left out in turn, "
            "one or more by --hands."
        )
    return _dealt(lines_of_hand)


def _dealt(lines_of_hand: Mapping[str, int]) -> list[frozenset[str]]:
    """Return folds of about as many lines each; the same hands always fall the same way."""
    dealt: list[set[str]] = [set() for _ in range(COUNT)]
    lines = [0] * COUNT
    for hand, number in sorted(lines_of_hand.items(), key=lambda item: (-item[1], item[0])):
        emptiest = lines.index(min(lines))
        dealt[emptiest].add(hand)
        lines[emptiest] += number
    return [frozenset(fold) for fold in dealt]
