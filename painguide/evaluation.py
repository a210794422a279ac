"""Counts how phrasings are answered. Pure: takes Replies, gives counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.model import Knowledge
from nlu.intents import answer_unit
from painguide.phrasing_sets import Phrasing

Reply = dict[str, Any]
EXPECTED_OUTCOMES: Mapping[str, frozenset[str]] = {
    "fact": frozenset({"right"}),
    "not_covered": frozenset({"not_covered"}),
    "advice": frozenset({"advice"}),
    "talk": frozenset({"smalltalk", "help", "handoff"}),
    "out_of_scope": frozenset({"out_of_scope"}),
}


@dataclass(frozen=True)
class Verdict:
    """How one phrasing was answered: `right`, `among_buttons`, `wrong`, or an outcome."""

    phrasing: Phrasing
    result: str
    facts: tuple[str, ...]

    @property
    def is_expected(self) -> bool:
        """Whether the phrasing got what it should."""
        return self.result in EXPECTED_OUTCOMES[self.phrasing.unit.kind]


def judge(phrasing: Phrasing, reply: Reply, knowledge: Knowledge) -> Verdict:
    """Return how a Reply answers a phrasing."""
    facts = tuple(reply["facts"])
    result = str(reply["outcome"])
    if phrasing.unit.kind == "fact":
        offered = {answer_unit(button["payload"].lstrip("/"), knowledge) for button in reply["buttons"]}
        if result == "answer":
            result = "right" if phrasing.unit.id in facts else "wrong"
        elif result == "clarify" and phrasing.unit in offered:
            result = "among_buttons"
    return Verdict(phrasing, result, facts)


def count_results(verdicts: Iterable[Verdict]) -> dict[str, Counter[str]]:
    """Return how often each result occurred, by the kind of unit that was asked for."""
    counts: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        counts.setdefault(verdict.phrasing.unit.kind, Counter())[verdict.result] += 1
    return counts


def share(counts: Counter[str], *results: str) -> float:
    """Return the share of these results among all, 0 to 100."""
    return 100 * sum(counts[result] for result in results) / max(1, counts.total())
