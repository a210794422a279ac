"""Writes the figures of one set as Markdown and as plain data for JSON."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from painguide.evaluation.evaluation import EXPECTED_RESULTS, Verdict, share
from painguide.evaluation.evaluation_figures import SetFigures


def result_lines(figures: SetFigures) -> list[str]:
    """Return the tables of a set: results, then accuracies."""
    return [
        "| asked for | phrasings | as expected | results |",
        "| --- | --: | --: | --- |",
        *(_result_row(kind, results) for kind, results in figures.results.items()),
        "",
        "| asked for | intent | answer unit |",
        "| --- | --: | --: |",
        *(
            f"| {kind} | {figures.intents[kind].percent:.1f} % | {figures.units[kind].percent:.1f} % |"
            for kind in figures.results
        ),
        "",
        f"Topic of the reply right: {_of(figures.topics_of_replies)} answers to answerable questions. ",
        f"Topic asked for among those named: {_of(figures.topics_named)} answerable questions that name one.",
    ]


def _of(accuracy: Any) -> str:
    return f"{accuracy.percent:.1f} % of {accuracy.total}"


def _result_row(kind: str, results: Counter[str]) -> str:
    total = results.total()
    expected = share(results, *EXPECTED_RESULTS[kind])
    shown = ", ".join(f"{name} {n} ({100 * n / total:.1f} %)" for name, n in results.most_common())
    return f"| {kind} | {total} | {expected:.1f} % | {shown} |"


def detail_lines(figures: SetFigures, verdicts: Iterable[Verdict]) -> list[str]:
    """Return the confusions of a set, and every phrasing that did not get what it should."""
    return [
        "\n### Confused most often\n",
        "| asked for | decided on | phrasings |",
        "| --- | --- | --: |",
        *(f"| {asked} | {got} | {n} |" for asked, got, n in figures.confusions),
        "\n### Not as expected\n",
        *(
            f"- `{v.phrasing.intent}` got {v.result} ({v.turn.intent}): {v.phrasing.text}"
            for v in verdicts
            if not v.is_expected
        ),
    ]


def as_plain_data(figures: SetFigures, phrasings_per_second: float) -> dict[str, Any]:
    """Return the figures for JSON; accuracies in percent."""
    return {
        "results": {kind: dict(results) for kind, results in figures.results.items()},
        "intent_accuracy": {kind: round(value.percent, 1) for kind, value in figures.intents.items()},
        "unit_accuracy": {kind: round(value.percent, 1) for kind, value in figures.units.items()},
        "topic_of_reply_accuracy": round(figures.topics_of_replies.percent, 1),
        "topic_named_accuracy": round(figures.topics_named.percent, 1),
        "confusions": [list(confusion) for confusion in figures.confusions],
        "phrasings_per_second": round(phrasings_per_second, 1),
    }
