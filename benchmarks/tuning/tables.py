"""Writes what was measured as Markdown. Pure."""

from collections.abc import Iterator

from benchmarks.tuning.measured import Measured
from benchmarks.tuning.settings_in_use import Settings
from benchmarks.tuning.tally import Tally, asked_back
from nlu.intent.decision import CLARIFY, KINDS, TWO_FACTS

_SAID = ("fact", TWO_FACTS, "not_covered", "advice", "statement", "talk", "out_of_scope", CLARIFY)


def tables(measured: Measured, used: Settings) -> list[str]:
    """Return the lines of all tables; what is in use, or best, is bold."""
    return [
        f"{measured.lines} lines of {len(measured.hands)} hands left out of the fit: "
        f"{measured.accuracy:.1%} of them likeliest what they mean.",
        *_temperatures(measured, used),
        *_regularizations(measured, used),
        *_kinds(measured.factors[1.0]),
        *_factors(measured),
        *_second_facts(measured, used),
        *_confusions(measured),
    ]


def _temperatures(measured: Measured, used: Settings) -> Iterator[str]:
    yield "\n| temperature | log loss | calibration error |\n| --- | --: | --: |"
    for value, found in measured.temperatures.items():
        note = " (in use)" if value == used.temperature else ""
        label = _marked(f"{value:g}{note}", value == measured.best_temperature)
        yield f"| {label} | {found.log_loss:.4f} | {found.error:.1%} |"


def _regularizations(measured: Measured, used: Settings) -> Iterator[str]:
    yield "\n| regularization | likeliest is what is meant |\n| --- | --: |"
    for value, found in measured.regularizations.items():
        yield f"| {_marked(f'{value:g}', value == used.regularization)} | {found:.1%} |"


def _kinds(used: Tally) -> Iterator[str]:
    """Yield what is said to each kind that is meant, in percent of its messages."""
    names = " | ".join(said.replace("_", " ") for said in _SAID)
    yield f"\n| meant | lines | right | else: {names} |\n| --- |{' --: |' * (2 + len(_SAID))}"
    for kind in KINDS:
        lines = sum(count for (meant, _, _), count in used.counts.items() if meant == kind)
        wrong = " | ".join(f"{used.share(meant=kind, said=(said,), right=False):.1%}" for said in _SAID)
        right = used.share(meant=kind, right=True)
        yield f"| {kind.replace('_', ' ')} | {lines} | {right:.1%} | {wrong} |"


def _factors(measured: Measured) -> Iterator[str]:
    yield "\n| wrong facts cost, times | right | wrong facts | asked back |\n| --- | --: | --: | --: |"
    for value, found in measured.factors.items():
        label = _marked(f"{value:g}", value == 1.0)
        yield f"| {label} | {found.right:.1%} | {found.wrong_facts:.1%} | {asked_back(found):.1%} |"


def _second_facts(measured: Measured, used: Settings) -> Iterator[str]:
    yield "\n| second_fact | right, of questions with a fact | two facts told | words told |"
    yield "| --- | --: | --: | --: |"
    for value, found in measured.second_facts.items():
        two = sum(found.share(meant="fact", said=(TWO_FACTS,), right=right) for right in (True, False))
        label = _marked(f"{value:g}", value == used.costs.length)
        right = found.share(meant="fact", right=True)
        yield f"| {label} | {right:.1%} | {two:.1%} | {found.mean_words:.0f} |"


def _confusions(measured: Measured) -> Iterator[str]:
    yield "\n| meant | taken for | lines | the surest of them |\n| --- | --- | --: | --- |"
    for found in measured.confusions:
        meant, taken = (f"{unit.kind} {unit.id}" for unit in (found.meant, found.taken_for))
        text = found.example.text.replace("|", "\\|")
        yield f"| {meant} | {taken} | {found.count} | {text} ({found.example.where}) |"


def _marked(label: str, is_marked: bool) -> str:
    return f"**{label}**" if is_marked else label
