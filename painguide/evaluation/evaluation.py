"""Judges how phrasings are answered. Pure: takes what the bot did, gives verdicts and counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.model import Fact, Knowledge
from nlu.intents import AnswerUnit, answer_unit
from painguide.evaluation.phrasing_sets import Phrasing

Reply = dict[str, Any]
EXPECTED_RESULTS: Mapping[str, frozenset[str]] = {
    "fact": frozenset({"right"}),
    "not_covered": frozenset({"not_covered"}),
    "advice": frozenset({"advice"}),
    "statement": frozenset({"smalltalk"}),
    "talk": frozenset({"smalltalk", "help", "handoff"}),
    "out_of_scope": frozenset({"out_of_scope"}),
}


@dataclass(frozen=True)
class BotTurn:
    """What the bot did with a message: the intent it decided on, the topics it saw named, its Reply."""

    intent: str
    topics_named: frozenset[str]
    reply: Reply


@dataclass(frozen=True)
class Verdict:
    """How one phrasing was answered.

    `result` of an answerable one is `right`, `shares_passage` (another fact, which cites a
    passage of the right one), `among_buttons` (asked back, the right question among the
    choices) or `wrong`; of every other one it is the outcome of the Reply.
    """

    phrasing: Phrasing
    turn: BotTurn
    result: str

    @property
    def is_expected(self) -> bool:
        """Whether the phrasing got what it should."""
        return self.result in EXPECTED_RESULTS[self.phrasing.unit.kind]


def judge(phrasing: Phrasing, turn: BotTurn, knowledge: Knowledge) -> Verdict:
    """Return how a phrasing was answered."""
    result = str(turn.reply["outcome"])
    if phrasing.unit.kind == "fact":
        if result == "answer":
            result = _quality_of_answer(knowledge.facts[phrasing.unit.id], turn.reply)
        elif result == "clarify" and phrasing.unit in _units_offered(turn.reply, knowledge):
            result = "among_buttons"
    return Verdict(phrasing, turn, result)


def _quality_of_answer(asked: Fact, reply: Reply) -> str:
    if asked.id in reply["facts"]:
        return "right"
    shown = {source["quote"] for source in reply["sources"]}
    return "shares_passage" if shown & {quote.text for quote in asked.quotes} else "wrong"


def _units_offered(reply: Reply, knowledge: Knowledge) -> set[AnswerUnit]:
    return {answer_unit(button["payload"].lstrip("/"), knowledge) for button in reply["buttons"]}


def right_or_offered(verdicts: Iterable[Verdict], knowledge: Knowledge) -> float:
    """Return the share of answerable phrasings answered, or with the right question on a button, 0 to 100.

    The button may stand below a question back or below an answer to something else.
    """
    asked = [verdict for verdict in verdicts if verdict.phrasing.unit.kind == "fact"]
    met = [
        verdict
        for verdict in asked
        if verdict.is_expected or verdict.phrasing.unit in _units_offered(verdict.turn.reply, knowledge)
    ]
    return 100 * len(met) / max(1, len(asked))


def count_results(verdicts: Iterable[Verdict]) -> dict[str, Counter[str]]:
    """Return how often each result occurred, by the kind of unit that was asked for."""
    counts: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        counts.setdefault(verdict.phrasing.unit.kind, Counter())[verdict.result] += 1
    return counts


def share(counts: Counter[str], *results: str) -> float:
    """Return the share of these results among all, 0 to 100."""
    return 100 * sum(counts[result] for result in results) / max(1, counts.total())
