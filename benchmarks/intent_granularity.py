"""Compares six ways to find what a patient asks, on tests/nlu/validation.yml.

`python -m benchmarks.intent_granularity` prints the table of docs/decisions/0001-intent-granularity.md.
Neither scope gate nor safety gate takes part: only the choice of the answer is compared.
"""

import time
from collections.abc import Sequence

import numpy as np

from benchmarks.intent_approaches import APPROACHES, Scores
from benchmarks.phrasing_features import load_comparison
from nlu.intents import AnswerUnit, UnitKind


def share_found(
    scores: Scores, asked: Sequence[AnswerUnit], units: Sequence[AnswerUnit], kind: UnitKind, within: int = 1
) -> float:
    """Return how often the unit asked for is among the best, in percent of the messages of a kind."""
    best = np.argsort(-scores, axis=1)[:, :within]
    rows = [row for row, unit in enumerate(asked) if unit.kind == kind]
    found = [units.index(asked[row]) in best[row] for row in rows]
    return 100 * float(np.mean(found))


def main() -> None:
    """Prints the table."""
    comparison = load_comparison()
    units = list(dict.fromkeys(comparison.training.units))
    asked = comparison.validation.units
    print(f"{len(comparison.training.texts)} training phrasings, {len(asked)} validation phrasings\n")
    print("| way | right | right in top 3 | not covered right | seconds |")
    print("| --- | --: | --: | --: | --: |")
    comparison.counts  # noqa: B018 - built here, so that the first way does not pay for it
    for name, approach in APPROACHES.items():
        started = time.perf_counter()
        scores = approach(comparison, units)
        seconds = time.perf_counter() - started
        right, top = (share_found(scores, asked, units, "fact", within) for within in (1, 3))
        not_covered = share_found(scores, asked, units, "not_covered")
        print(f"| {name} | {right:.1f} | {top:.1f} | {not_covered:.1f} | {seconds:.0f} |", flush=True)


if __name__ == "__main__":
    main()
