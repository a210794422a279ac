"""Sweeps the thresholds of the scope gate over tests/nlu/validation.yml.

`python -m benchmarks.scope_thresholds` prints the curve of each threshold, the others as in use,
then the settings of a grid with the least harm; it draws docs/images/scope_thresholds.svg.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from itertools import product

from benchmarks.gate_counts import GateCounts, count_decisions, harm
from benchmarks.gate_records import GateRecord, record_gate
from benchmarks.line_chart import chart_sheet, line_chart
from nlu.intent.scope_decision import ScopeThresholds
from nlu.intent.scope_gate import ScopeGate
from painguide.project import ROOT

PICTURE = ROOT / "docs" / "images" / "scope_thresholds.svg"
SWEPT = {
    "margin": (-0.1, -0.05, 0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2),
    "inside": (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55),
    "confidence": (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
    "gap": (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
}
GRID = {
    "margin": (0.0, 0.02, 0.04),
    "inside": (0.35,),
    "confidence": (0.3, 0.4, 0.5, 0.6, 0.7),
    "gap": (0.05, 0.1, 0.2, 0.3, 0.4),
}
CURVES = ("answerable lost or asked back", "answerable answered wrong", "out of scope answered")
_HIGHEST_PERCENT = 12.0
_BEST_SHOWN = 5


def thresholds_in_use() -> ScopeThresholds:
    """Return the thresholds of the component's default configuration."""
    names = ScopeThresholds.__dataclass_fields__
    return ScopeThresholds(**{name: ScopeGate.get_default_config()[name] for name in names})


def sweep(records: Sequence[GateRecord], name: str) -> list[GateCounts]:
    """Return what each value of one threshold does, the others as in use."""
    used = thresholds_in_use()
    return [count_decisions(records, replace(used, **{name: value})) for value in SWEPT[name]]


def grid(records: Sequence[GateRecord]) -> list[tuple[ScopeThresholds, GateCounts]]:
    """Return every setting of the grid, the least harmful first."""
    used = thresholds_in_use()
    settings = [replace(used, **dict(zip(GRID, values, strict=True))) for values in product(*GRID.values())]
    counted = [(setting, count_decisions(records, setting)) for setting in settings]
    return sorted(counted, key=lambda item: harm(item[1]))


def print_table(first: str, rows: Iterable[tuple[str, GateCounts]]) -> None:
    """Prints counts as a Markdown table."""
    names = list(GateCounts.__dataclass_fields__)
    print(f"\n| {first} | {' | '.join(name.replace('_', ' ') for name in names)} | harm |")
    print(f"| --- |{' --: |' * (len(names) + 1)}")
    for label, counts in rows:
        print(f"| {label} | {' | '.join(str(value) for value in asdict(counts).values())} | {harm(counts)} |")


def picture(records: Sequence[GateRecord]) -> str:
    """Return the curves of all four thresholds, in percent of the messages of a kind."""
    kinds = [record.phrasing.unit.kind for record in records]
    answerable, foreign = kinds.count("fact"), kinds.count("out_of_scope")
    charts = []
    for name, xs in SWEPT.items():
        counts = sweep(records, name)
        refused = [100 * (c.lost + c.asked_back_right + c.asked_back_other) / answerable for c in counts]
        wrong = [100 * c.wrong_kept / answerable for c in counts]
        answered = [100 * c.foreign_answered / foreign for c in counts]
        curves = dict(zip(CURVES, (refused, wrong, answered), strict=True))
        marked = getattr(thresholds_in_use(), name)
        charts.append(line_chart(f"{name} (percent)", xs, curves, top=_HIGHEST_PERCENT, marked=marked))
    return chart_sheet(charts, CURVES)


def main() -> None:
    """Prints the curves and the grid; draws the picture."""
    records = record_gate()
    kinds = Counter(record.phrasing.unit.kind for record in records)
    print(f"validation.yml, messages that reach the gate: {dict(kinds)}")
    print_table("in use", [(str(thresholds_in_use()), count_decisions(records, thresholds_in_use()))])
    for name in SWEPT:
        print_table(name, zip(map(str, SWEPT[name]), sweep(records, name), strict=True))
    print_table("least harm", [(str(s), counts) for s, counts in grid(records)[:_BEST_SHOWN]])
    PICTURE.write_text(picture(records), encoding="utf-8")
    print(f"\nDrawn: {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
