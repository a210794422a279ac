"""Accuracies and confusions over many verdicts. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.model import Knowledge
from nlu.intents import answer_unit
from painguide.evaluation.evaluation import Verdict, count_results

_MOST_CONFUSIONS = 15


@dataclass(frozen=True)
class Accuracy:
    """How many of how many were right."""

    right: int
    total: int

    @property
    def percent(self) -> float:
        """The share that was right, 0 to 100; 0 of nothing is 0."""
        return 100 * self.right / max(1, self.total)


@dataclass(frozen=True)
class SetFigures:
    """What is reported of one set of phrasings.

    `intents` and `units` are by kind of unit asked for; an intent is exact, a unit is right
    when any intent that leads to it was decided on. `topics_of_replies` is over answerable
    phrasings that got an answer, `topics_named` over those in which a topic was seen.
    """

    results: dict[str, Counter[str]]
    intents: dict[str, Accuracy]
    units: dict[str, Accuracy]
    topics_of_replies: Accuracy
    topics_named: Accuracy
    confusions: tuple[tuple[str, str, int], ...]


def figures_of(verdicts: Sequence[Verdict], knowledge: Knowledge) -> SetFigures:
    """Return the figures of a set."""
    kinds = list(dict.fromkeys(verdict.phrasing.unit.kind for verdict in verdicts))
    of_kind = {kind: [v for v in verdicts if v.phrasing.unit.kind == kind] for kind in kinds}
    return SetFigures(
        results=count_results(verdicts),
        intents={kind: _accuracy(map(_intent_is_right, found)) for kind, found in of_kind.items()},
        units={
            kind: _accuracy(_unit_is_right(v, knowledge) for v in found) for kind, found in of_kind.items()
        },
        topics_of_replies=_accuracy(
            _topic_of(v, knowledge) in v.turn.reply["topics"]
            for v in of_kind.get("fact", [])
            if v.turn.reply["outcome"] == "answer"
        ),
        topics_named=_accuracy(
            _topic_of(v, knowledge) in v.turn.topics_named
            for v in of_kind.get("fact", [])
            if v.turn.topics_named
        ),
        confusions=_confusions(verdicts, knowledge),
    )


def _accuracy(rights: Iterable[bool]) -> Accuracy:
    counted = list(rights)
    return Accuracy(sum(counted), len(counted))


def _intent_is_right(verdict: Verdict) -> bool:
    return verdict.turn.intent == verdict.phrasing.intent


def _unit_is_right(verdict: Verdict, knowledge: Knowledge) -> bool:
    return answer_unit(verdict.turn.intent, knowledge) == verdict.phrasing.unit


def _topic_of(verdict: Verdict, knowledge: Knowledge) -> str:
    return knowledge.facts[verdict.phrasing.unit.id].topic_id


def _confusions(verdicts: Iterable[Verdict], knowledge: Knowledge) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(
        (verdict.phrasing.unit.id, answer_unit(verdict.turn.intent, knowledge).id)
        for verdict in verdicts
        if not _unit_is_right(verdict, knowledge)
    )
    return tuple((asked, got, n) for (asked, got), n in counts.most_common(_MOST_CONFUSIONS))
