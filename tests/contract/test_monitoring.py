"""The document, the dashboard and the alert rules name the figures that there are, and no others."""

import re

from painguide.project import ROOT
from telemetry import metrics
from telemetry.metrics import Counter, Gauge, Histogram

FIGURES = [each for each in vars(metrics).values() if isinstance(each, (Counter, Gauge, Histogram))]


def described(figure):
    """Return a figure as the document names it, with its labels."""
    name = figure._name + ("_total" if isinstance(figure, Counter) else "")
    return f"{name}{{{', '.join(figure._labelnames)}}}"


def test_the_document_tells_of_every_figure_with_its_labels():
    text = (ROOT / "docs" / "monitoring.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(painguide_\w+\{[^}]*\})`", text, re.MULTILINE)
    assert sorted(told) == sorted(map(described, FIGURES))
