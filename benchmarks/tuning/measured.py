"""All that a run of `make tune` measures, for the tables and the picture."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.tuning.calibration import accuracy, at_temperature, calibration_error, log_loss
from benchmarks.tuning.confusions import Confusion, confusions
from benchmarks.tuning.left_out import LeftOut, record, unit_shares
from benchmarks.tuning.phrasings import Phrasings
from benchmarks.tuning.settings_in_use import Settings
from benchmarks.tuning.tally import (
    Tally,
    tally,
    with_second_fact_costing,
    with_wrong_facts_costing,
)
from knowledge.model import Knowledge
from nlu.intent.decision import Costs, rank_units
from nlu.intents import answer_unit

TEMPERATURES = tuple(tenths / 10 for tenths in range(4, 21))
FACTORS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0, 3.0, 5.0, 10.0)
SECOND_FACT = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
_CONFUSIONS = 40
# A decision takes a tenth of a millisecond, a fit a minute: so many lines are enough for each.
_MOST_DECIDED = 12_000
_MOST_FITTED = 16_000


@dataclass(frozen=True)
class Calibration:
    """How well probabilities hold at a temperature."""

    log_loss: float
    error: float


@dataclass(frozen=True)
class Measured:
    """Figures by the number that was moved; `lines` and `hands` were left out of the fits."""

    lines: int
    hands: tuple[str, ...]
    accuracy: float
    temperatures: Mapping[float, Calibration]
    regularizations: Mapping[float, float]
    factors: Mapping[float, Tally]
    second_facts: Mapping[float, Tally]
    confusions: tuple[Confusion, ...]

    @property
    def best_temperature(self) -> float:
        """The temperature of the least log loss."""
        return min(self.temperatures, key=lambda value: self.temperatures[value].log_loss)


def measure(
    phrasings: Phrasings,
    folds: Sequence[frozenset[str]],
    used: Settings,
    knowledge: Knowledge,
    *,
    report: Callable[[str], None] = print,
) -> Measured:
    """Return what each number trades.

    Args:
        phrasings: What the bot learns from.
        folds: Writers to leave out, one fold after the other.
        used: The numbers in use.
        knowledge: What may be said.
        report: Takes a line for each step, which may take minutes.
    """
    report(f"Fitting without each of {len(folds)} folds of writers ...")
    left_out = record(phrasings, folds, regularization=used.regularization, rounds=used.rounds)
    shares = at_temperature(left_out.shares, used.temperature)
    found = unit_shares(left_out, shares, knowledge)
    report(f"Fitting at other regularizations, on {_MOST_FITTED} lines at most ...")
    regularizations = _regularizations(phrasings, folds, used, knowledge)
    report(f"Deciding {_MOST_DECIDED} lines at most at {len(FACTORS) + len(SECOND_FACT)} settings ...")
    factors = {value: with_wrong_facts_costing(used.costs, value) for value in FACTORS}
    lengths = {value: with_second_fact_costing(used.costs, value) for value in SECOND_FACT}
    return Measured(
        lines=len(left_out.lines),
        hands=tuple(sorted(frozenset().union(*folds))),
        accuracy=accuracy(found.shares, found.meant),
        temperatures=_temperatures(left_out, knowledge),
        regularizations=regularizations,
        factors=_decided(left_out, factors, used, knowledge),
        second_facts=_decided(left_out, lengths, used, knowledge),
        confusions=tuple(confusions(found, left_out.lines, _CONFUSIONS)),
    )


def _temperatures(left_out: LeftOut, knowledge: Knowledge) -> dict[float, Calibration]:
    found = {}
    for temperature in TEMPERATURES:
        units = unit_shares(left_out, at_temperature(left_out.shares, temperature), knowledge)
        found[temperature] = Calibration(
            log_loss(units.shares, units.meant), calibration_error(units.shares, units.meant)
        )
    return found


def _regularizations(
    phrasings: Phrasings, folds: Sequence[frozenset[str]], used: Settings, knowledge: Knowledge
) -> dict[float, float]:
    """Return the accuracy at a third of the regularization, the one in use, and three times as much."""
    step = -(-len(phrasings.lines) // _MOST_FITTED)
    fewer, found = phrasings.only(range(0, len(phrasings.lines), step)), {}
    for factor in (1 / 3, 1.0, 3.0):
        value = round(used.regularization * factor, 3)
        left_out = record(fewer, folds, regularization=value, rounds=used.rounds)
        units = unit_shares(left_out, left_out.shares, knowledge)
        found[value] = accuracy(units.shares, units.meant)
    return found


def _decided(
    left_out: LeftOut, settings: Mapping[float, Costs], used: Settings, knowledge: Knowledge
) -> dict[float, Tally]:
    some = left_out.every(_MOST_DECIDED)
    shares = at_temperature(some.shares, used.temperature)
    lines = (
        (
            rank_units(zip(some.intents, map(float, row), strict=True), knowledge),
            answer_unit(line.intent, knowledge),
        )
        for line, row in zip(some.lines, shares, strict=True)
    )
    return tally(lines, settings, knowledge)
