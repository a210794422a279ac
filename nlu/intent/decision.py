"""Decides what to say to a message: what costs least, by how likely each thing is meant.

A wrong fact costs most, a refusal of what could be answered next, a question back least. The
costs stand in config.yml, a row for what is meant and a column for what is said. Knows nothing
of Rasa.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from knowledge.model import Knowledge
from nlu.intents import REPORT_PREFIX, AnswerUnit, UnitKind, answer_unit
from settings.errors import SettingsError

TWO_FACTS = "two_facts"
CLARIFY = "clarify"
KINDS: tuple[UnitKind, ...] = ("fact", "not_covered", "advice", "statement", "talk", "out_of_scope")
SAID = (*KINDS, TWO_FACTS, CLARIFY)
# What `read_costs` takes, by its names in config.yml.
DECISION_SETTINGS = ("costs", "second_fact", "least_likely")
# Of more facts than this no two are weighed against each other.
_MOST_PAIRED = 3


@dataclass(frozen=True)
class Candidate:
    """A unit that may be meant: its likeliest intent, and the confidence of all its intents, 0 to 1."""

    unit: AnswerUnit
    intent: str
    confidence: float
    topic: str = ""


@dataclass(frozen=True)
class Costs:
    """What it costs to say the wrong thing, 0 to 1.

    `wrong[meant][said]` holds for another unit than the one meant; `length` is what a second
    fact costs a reader who asked for the first. Nothing is said that is less than `least_likely`
    times as likely as the likeliest, however little it costs.
    """

    wrong: Mapping[str, Mapping[str, float]]
    length: float
    least_likely: float

    def of(self, meant: str, said: str) -> float:
        """Return what it costs to say one kind of thing where another was meant."""
        return self.wrong[meant][said]


@dataclass(frozen=True)
class Decision:
    """What to say: the units, none of them to ask back; and what that is expected to cost, 0 to 1."""

    said: str
    units: tuple[Candidate, ...]
    cost: float


def read_costs(table: Any, second_fact: Any, least_likely: Any) -> Costs:
    """Return what stands in config.yml: a table, what a second fact costs, and the least likely thing to say.

    Raises:
        SettingsError: A row or column is missing or unknown, or a cost is no number from 0 to 1.
    """
    wrong = {
        kind: {
            said: _cost(cost, f"costs: {kind}: {said}")
            for said, cost in _fields(row, SAID, f"costs: {kind}").items()
        }
        for kind, row in _fields(table, KINDS, "costs").items()
    }
    return Costs(wrong, _cost(second_fact, "second_fact"), _cost(least_likely, "least_likely"))


def _fields(found: Any, names: Sequence[str], where: str) -> Mapping[str, Any]:
    if not isinstance(found, Mapping) or set(found) != set(names):
        raise SettingsError(f"config.yml: {where}: expected {', '.join(names)}, and no others; mend it.")
    return found


def _cost(found: Any, where: str) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= 1:
        raise SettingsError(f"config.yml: {where}: expected a number from 0 to 1; mend it.")
    return float(found)


def rank_units(ranking: Iterable[tuple[str, float]], knowledge: Knowledge) -> list[Candidate]:
    """Return the units of a ranking of intents, their confidences added up, likeliest first.

    Reports of red flags are left out: the safety gate alone decides on them.
    """
    units: dict[AnswerUnit, Candidate] = {}
    for intent, confidence in ranking:
        if intent.startswith(REPORT_PREFIX):
            continue
        unit = answer_unit(intent, knowledge)
        known = units.get(unit)
        topic = knowledge.facts[unit.id].topic_id if unit.kind == "fact" else ""
        likeliest = known.intent if known else intent
        units[unit] = Candidate(unit, likeliest, confidence + (known.confidence if known else 0.0), topic)
    return sorted(units.values(), key=lambda candidate: -candidate.confidence)


def decide(candidates: Sequence[Candidate], costs: Costs) -> Decision:
    """Return what to say at the least expected cost."""
    return min(weighed(candidates, costs), key=lambda decision: decision.cost)


def weighed(candidates: Sequence[Candidate], costs: Costs) -> list[Decision]:
    """Return what might be said, with its expected cost.

    That is the likeliest unit of each kind, two facts, or a question back.
    """
    shares = dict.fromkeys(KINDS, 0.0)
    for candidate in candidates:
        shares[candidate.unit.kind] += candidate.confidence

    def cost(said: str, units: Sequence[Candidate], right: float) -> float:
        wrong = sum(share * costs.of(kind, said) for kind, share in shares.items())
        # What is meant by the units that are said was counted as wrong with the rest of their kind.
        return right + wrong - sum(unit.confidence * costs.of(unit.unit.kind, said) for unit in units)

    decisions = []
    for kind in KINDS:
        likeliest = next((item for item in candidates if item.unit.kind == kind), None)
        if likeliest and likeliest.confidence >= costs.least_likely * candidates[0].confidence:
            decisions.append(Decision(kind, (likeliest,), cost(kind, (likeliest,), 0.0)))
    facts = [item for item in candidates if item.unit.kind == "fact"][:_MOST_PAIRED]
    for pair in combinations(facts, 2):
        length = costs.length * sum(unit.confidence for unit in pair)
        decisions.append(Decision(TWO_FACTS, pair, cost(TWO_FACTS, pair, length)))
    decisions.append(Decision(CLARIFY, (), cost(CLARIFY, (), 0.0)))
    return decisions
