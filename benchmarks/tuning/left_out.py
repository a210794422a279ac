"""Fits the classifier without some writers, and records what it makes of their lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.tuning.phrasings import Floats, Phrasings
from knowledge.model import Knowledge
from nlu.intent.intent_model import IntentModel
from nlu.intents import AnswerUnit, answer_unit
from painguide.checks.bot_data import LocatedPhrasing


@dataclass(frozen=True)
class LeftOut:
    """Lines of left-out writers, and how likely each intent is of each: a row a line, a column an intent."""

    lines: tuple[LocatedPhrasing, ...]
    intents: tuple[str, ...]
    shares: Floats

    def every(self, most: int) -> "LeftOut":
        """Return at most so many of the lines, evenly from all of them."""
        step = -(-len(self.lines) // most)
        return LeftOut(self.lines[::step], self.intents, self.shares[::step])


def record(
    phrasings: Phrasings, folds: Iterable[frozenset[str]], *, regularization: float, rounds: int
) -> LeftOut:
    """Return what models make of each fold's lines that were fitted on all other lines.

    A line of an intent that nobody else wrote for can't be found, and is left aside.
    """
    intents = sorted({line.intent for line in phrasings.lines})
    lines: list[LocatedPhrasing] = []
    shares: list[Floats] = []
    for fold in folds:
        taught = phrasings.only([n for n, line in enumerate(phrasings.lines) if line.hand not in fold])
        model = IntentModel.train(
            taught.vectors, [line.intent for line in taught.lines], regularization, rounds
        )
        known = set(model.labels)
        places = [n for n, line in enumerate(phrasings.lines) if line.hand in fold and line.intent in known]
        asked = phrasings.only(places)
        lines += asked.lines
        shares += [_row(model, vector, intents) for vector in asked.vectors]
    return LeftOut(tuple(lines), tuple(intents), np.stack(shares))


def _row(model: IntentModel, vector: Floats, intents: Sequence[str]) -> Floats:
    ranking = dict(model.ranking(vector, temperature=1.0))
    return np.array([ranking.get(intent, 0.0) for intent in intents], dtype=np.float32)


@dataclass(frozen=True)
class UnitShares:
    """How likely each unit is of each line, and the place of the unit that is meant."""

    units: tuple[AnswerUnit, ...]
    shares: Floats
    meant: tuple[int, ...]


def unit_shares(left_out: LeftOut, shares: Floats, knowledge: Knowledge) -> UnitShares:
    """Return shares of intents added up for each unit: what would be said decides, not its name."""
    unit_of = {intent: answer_unit(intent, knowledge) for intent in left_out.intents}
    units = list(dict.fromkeys(unit_of.values()))
    place = {unit: number for number, unit in enumerate(units)}
    joined = np.zeros((len(left_out.intents), len(units)), dtype=np.float32)
    for row, intent in enumerate(left_out.intents):
        joined[row, place[unit_of[intent]]] = 1.0
    meant = tuple(place[unit_of[line.intent]] for line in left_out.lines)
    return UnitShares(tuple(units), shares @ joined, meant)
