"""The document, the dashboard and the alert rules name the figures that there are, and no others."""

import json
import re

import pytest
import yaml
from prometheus_client import Counter, Gauge, Histogram

from painguide.project import ROOT
from telemetry import metrics

FOLDER = ROOT / "deploy" / "monitoring"
FIGURES = [each for each in vars(metrics).values() if isinstance(each, (Counter, Gauge, Histogram))]
SUFFIXES = {Counter: ("_total",), Gauge: ("",), Histogram: ("_bucket", "_sum", "_count")}
# What Prometheus and its client add by themselves.
ADDED = {"job", "instance", "le"}
OF_PYTHON = {"up", "process_resident_memory_bytes", "process_cpu_seconds_total"}


def described(figure):
    """Return a figure as the document names it, with its labels."""
    name = figure._name + ("_total" if isinstance(figure, Counter) else "")
    return f"{name}{{{', '.join(figure._labelnames)}}}"


def labels_by_name():
    """Return the labels of each series that Prometheus finds, by its name."""
    return {
        figure._name + suffix: set(figure._labelnames)
        for figure in FIGURES
        for suffix in SUFFIXES[type(figure)]
    }


def rules():
    [group] = yaml.safe_load((FOLDER / "prometheus-alerts.yml").read_text(encoding="utf-8"))["groups"]
    return group["rules"]


def panels():
    return json.loads((FOLDER / "grafana-dashboard.json").read_text(encoding="utf-8"))["panels"]


def expressions():
    yield from (rule["expr"] for rule in rules())
    yield from (target["expr"] for panel in panels() for target in panel["targets"])


def test_the_document_tells_of_every_figure_with_its_labels():
    text = (ROOT / "docs" / "monitoring.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(painguide_\w+\{[^}]*\})`", text, re.MULTILINE)
    assert sorted(told) == sorted(map(described, FIGURES))


def test_rules_and_dashboard_name_figures_that_there_are():
    recorded = {rule["record"] for rule in rules() if "record" in rule}
    known = labels_by_name().keys() | recorded | OF_PYTHON
    named = {
        name
        for each in expressions()
        for name in re.findall(r"[a-z][a-z_:]+(?=[\[{])|painguide[a-z_:]+", each)
    }
    assert len(named) >= 15
    assert named - known == set()


def test_every_figure_is_in_the_dashboard():
    shown = " ".join(target["expr"] for panel in panels() for target in panel["targets"])
    # What is lost once and then stays lost is an alert.
    left_out = {"painguide_access_lost", "painguide_blocked_bot"}
    assert {figure._name for figure in FIGURES if figure._name not in shown} <= left_out


def test_rules_and_dashboard_use_labels_that_their_figures_have():
    labels = labels_by_name()
    unknown = []
    for each in expressions():
        names = [name for name in labels if re.search(rf"\b{name}\b", each)]
        allowed = set().union(ADDED, *(labels[name] for name in names))
        used = re.findall(r"(\w+)(?:=~|!=|!~|=)\"", each)
        used += [label for grouped in re.findall(r"by \(([^)]*)\)", each) for label in grouped.split(", ")]
        unknown += [(each, label) for label in used if label not in allowed]
    assert unknown == []


def test_an_alert_says_what_happens_how_bad_it_is_and_what_to_do():
    alerts = [rule for rule in rules() if "alert" in rule]
    assert len(alerts) >= 8
    assert len({rule["alert"] for rule in alerts}) == len(alerts)
    for rule in alerts:
        assert rule["labels"]["severity"] in ("critical", "warning")
        assert set(rule["annotations"]) == {"summary", "cure"}


@pytest.mark.parametrize("each", sorted(set(expressions())))
def test_brackets_of_an_expression_are_closed(each):
    inner = re.sub(r'"[^"]*"', "", each)
    while (shorter := re.sub(r"\([^()\[\]{}]*\)|\[[^()\[\]{}]*\]|\{[^()\[\]{}]*\}", "", inner)) != inner:
        inner = shorter
    assert not re.search(r"[()\[\]{}]", inner)


def test_panels_stand_beside_each_other():
    places = [panel["gridPos"] for panel in panels()]
    cells = [
        (place["x"] + x, place["y"] + y)
        for place in places
        for x in range(place["w"])
        for y in range(place["h"])
    ]
    assert len(cells) == len(set(cells))
    assert all(x < 24 for x, _ in cells)
