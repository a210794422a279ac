"""Draws what was measured as one picture (SVG). Pure."""

import math

from benchmarks.line_chart import chart_sheet, line_chart
from benchmarks.tuning.measured import Measured
from benchmarks.tuning.settings_in_use import Settings


def picture(measured: Measured, used: Settings) -> str:
    """Return the curves of all numbers; the dashed line is what is in use."""
    return chart_sheet(
        [
            *_temperature_charts(measured, used),
            _regularization_chart(measured, used),
            _risk_chart(measured),
            *_second_fact_charts(measured, used),
        ]
    )


def _temperature_charts(measured: Measured, used: Settings) -> list[str]:
    xs = list(measured.temperatures)
    losses = [found.log_loss for found in measured.temperatures.values()]
    errors = [100 * found.error for found in measured.temperatures.values()]
    best = f", least at {measured.best_temperature:g}"
    return [
        line_chart(f"log loss over temperature{best}", xs, losses, marked=used.temperature),
        line_chart("calibration error (points) over temperature", xs, errors, marked=used.temperature),
    ]


def _regularization_chart(measured: Measured, used: Settings) -> str:
    xs = [math.log10(value) for value in measured.regularizations]
    right = [100 * share for share in measured.regularizations.values()]
    title = "right (%) over log10 of regularization"
    return line_chart(title, xs, right, marked=math.log10(used.regularization))


def _risk_chart(measured: Measured) -> str:
    points = sorted({(100 * found.wrong_facts, 100 * found.right) for found in measured.factors.values()})
    wrong, right = [point[0] for point in points], [point[1] for point in points]
    return line_chart(
        "right (%) over wrong facts (%)", wrong, right, marked=100 * measured.factors[1.0].wrong_facts
    )


def _second_fact_charts(measured: Measured, used: Settings) -> list[str]:
    xs = list(measured.second_facts)
    right = [100 * found.share(meant="fact", right=True) for found in measured.second_facts.values()]
    words = [found.mean_words for found in measured.second_facts.values()]
    return [
        line_chart("questions right (%) over second_fact", xs, right, marked=used.costs.length),
        line_chart("words of an answer over second_fact", xs, words, marked=used.costs.length),
    ]
