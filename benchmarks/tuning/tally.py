"""Counts what is said against what is meant, at given costs. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.model import Knowledge
from nlu.intent.decision import CLARIFY, TWO_FACTS, Candidate, Costs, Decision, decide
from nlu.intents import AnswerUnit

FACTS = ("fact", TWO_FACTS)


@dataclass(frozen=True)
class Tally:
    """How often a kind was meant, something said, and that right; `words` are those of facts told."""

    counts: Counter[tuple[str, str, bool]]
    words: int

    def share(self, *, right: bool, said: Sequence[str] = (), meant: str = "") -> float:
        """Return the share, 0 to 1, of the messages that mean a kind to which such was said."""
        asked = [key for key in self.counts if not meant or key[0] == meant]
        found = [key for key in asked if key[2] == right and (not said or key[1] in said)]
        total = sum(self.counts[key] for key in asked)
        return sum(self.counts[key] for key in found) / total if total else 0.0

    @property
    def right(self) -> float:
        """The share that got what was meant: the fact, alone or as one of two, or the right refusal."""
        return self.share(right=True)

    @property
    def wrong_facts(self) -> float:
        """The share that got a fact and meant something else."""
        return self.share(right=False, said=FACTS)

    @property
    def mean_words(self) -> float:
        """How many words of facts were told to a message that got one."""
        told = sum(count for (_, said, _), count in self.counts.items() if said in FACTS)
        return self.words / told if told else 0.0


def tally(
    lines: Iterable[tuple[Sequence[Candidate], AnswerUnit]],
    settings: Mapping[float, Costs],
    knowledge: Knowledge,
) -> dict[float, Tally]:
    """Return what is said at each setting to lines, each with its candidates and what it means."""
    counts: dict[float, Counter[tuple[str, str, bool]]] = {setting: Counter() for setting in settings}
    words = dict.fromkeys(settings, 0)
    for candidates, meant in lines:
        for setting, costs in settings.items():
            decision = decide(candidates, costs)
            is_right = meant in {item.unit for item in decision.units}
            counts[setting][meant.kind, decision.said, is_right] += 1
            words[setting] += _words(decision, knowledge)
    return {setting: Tally(counts[setting], words[setting]) for setting in settings}


def _words(decision: Decision, knowledge: Knowledge) -> int:
    facts = (knowledge.facts[item.unit.id] for item in decision.units if item.unit.kind == "fact")
    return sum(len(fact.answer.split()) for fact in facts)


def with_wrong_facts_costing(costs: Costs, factor: float) -> Costs:
    """Return costs in which a wrong fact, or two, costs so many times as much."""
    wrong = {
        meant: {said: cost * factor if said in FACTS else cost for said, cost in row.items()}
        for meant, row in costs.wrong.items()
    }
    return replace(costs, wrong=wrong)


def with_second_fact_costing(costs: Costs, length: float) -> Costs:
    """Return costs in which a second fact costs so much."""
    return replace(costs, length=length)


def asked_back(tally: Tally) -> float:
    """Return the share of all messages that were asked back."""
    return tally.share(right=False, said=(CLARIFY,))
