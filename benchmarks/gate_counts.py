"""Counts what thresholds of the scope gate do to recorded messages. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from actions.repertoire import load_repertoire
from actions.replies import clarify_reply
from benchmarks.gate_records import GateRecord
from knowledge.loader import load_knowledge
from nlu.intent.scope_decision import Decision, ScopeThresholds
from nlu.intents import AnswerUnit, answer_unit

# As many as the gate keeps in the ranking that buttons are made of.
_KEPT_CANDIDATES = 5
_OURS = frozenset({"fact", "not_covered", "advice"})


@dataclass(frozen=True)
class GateCounts:
    """Messages, by what becomes of them.

    Of the answerable: `right`, `wrong_kept` (answered as another unit), `asked_back_right`
    and `asked_back_other` (the right question is among the buttons, or is not), `lost`
    (called out of scope). Of the not covered: `uncovered_right`, `uncovered_lost`. Of what
    is out of scope: `foreign_answered`, with anything of ours.
    """

    right: int = 0
    asked_back_right: int = 0
    asked_back_other: int = 0
    lost: int = 0
    wrong_kept: int = 0
    uncovered_right: int = 0
    uncovered_lost: int = 0
    foreign_answered: int = 0


# What one message of a kind costs, for choosing among settings: a wrong answer is the worst.
HARM = GateCounts(
    asked_back_right=1, asked_back_other=2, lost=3, wrong_kept=4, uncovered_lost=1, foreign_answered=4
)


def harm(counts: GateCounts) -> int:
    """Return the summed cost of all messages."""
    return sum(getattr(counts, name) * getattr(HARM, name) for name in GateCounts.__dataclass_fields__)


def count_decisions(records: Iterable[GateRecord], thresholds: ScopeThresholds) -> GateCounts:
    """Return what thresholds do to the recorded messages."""
    names = Counter(_consequence(record, record.decision(thresholds)) for record in records)
    return GateCounts(**{name: n for name, n in names.items() if name})


def _consequence(record: GateRecord, decision: Decision) -> str:
    kind = record.phrasing.unit.kind
    if kind == "fact":
        return _consequence_for_answerable(record, decision)
    if kind == "not_covered" and decision == "out_of_scope":
        return "uncovered_lost"
    if kind == "not_covered" and decision == "answer" and record.is_right:
        return "uncovered_right"
    if kind == "out_of_scope" and decision == "answer" and record.candidates[0].unit.kind in _OURS:
        return "foreign_answered"
    return ""


def _consequence_for_answerable(record: GateRecord, decision: Decision) -> str:
    if decision == "out_of_scope":
        return "lost"
    if decision == "clarify":
        return "asked_back_right" if record.phrasing.unit in _offered(record) else "asked_back_other"
    return "right" if record.is_right else "wrong_kept"


def _offered(record: GateRecord) -> set[AnswerUnit]:
    knowledge = load_knowledge()
    intents = [candidate.intent for candidate in record.candidates[:_KEPT_CANDIDATES]]
    reply = clarify_reply(intents, load_repertoire())
    return {answer_unit(button.payload.removeprefix("/"), knowledge) for button in reply.buttons}
