"""Measures speed and memory beside a bare Rasa bot: `python -m benchmarks.turn`, or `make bench`.

Everything is measured in this run, on this machine; targets stand beside the figures.
"""

import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.ask_process import measure_ask
from benchmarks.bare_bot import FEW_INTENTS, BareBot
from benchmarks.training_time import seconds_to_train
from benchmarks.turn_times import OURS, TurnTimes, time_turns
from knowledge.loader import load_knowledge
from painguide.evaluation.phrasing_sets import Phrasing, read_phrasings
from painguide.model.model_training import ensure_model
from painguide.rasa_host.bot import Bot

LINES = 5_000
# Each phrasing with each opening is a text of its own: the encoder remembers texts it has seen.
OPENINGS = (
    "",
    "hello. ",
    "i am a bit worried. ",
    "my husband asks: ",
    "one more thing. ",
    "sorry to bother you. ",
    "quick question. ",
    "ok so ",
)


@dataclass(frozen=True)
class Figure:
    """Something measured, with its target where it has one."""

    name: str
    value: str
    target: str = ""

    def __str__(self) -> str:
        return f"| {self.name} | {self.value} | {self.target} |"


def _turn_figures(phrasings: list[Phrasing]) -> Iterator[Figure]:
    texts = [phrasing.text for phrasing in phrasings if phrasing.unit.kind == "fact"]
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as all_of_them:
        # Rasa tells of its trainings on standard output, which is the table's.
        with contextlib.redirect_stdout(sys.stderr):
            bare = {
                "bare Rasa bot with 6 intents": BareBot(Path(few), FEW_INTENTS).turn,
                "bare Rasa bot with our intents": BareBot(
                    Path(all_of_them), by_base_name=True, own_classifier=True
                ).turn,
            }
        times = asyncio.run(time_turns({OURS: Bot(ensure_model()).turn, **bare}, texts))
    for name, taken in times.items():
        yield Figure(f"a turn, {name}: p50 / p95 of {len(taken.seconds)}", _milliseconds(taken))
    for name in bare:
        yield Figure(
            f"our p50 to that of the {name}", f"{times[OURS].p50 / times[name].p50:.2f}", "at most 2.5"
        )


def _milliseconds(times: TurnTimes) -> str:
    return f"{times.p50:.1f} / {times.p95:.1f} ms"


def _ask_figures(phrasings: list[Phrasing]) -> Iterator[Figure]:
    varied = (opening + phrasing.text for opening in OPENINGS for phrasing in phrasings)
    texts = list(islice(varied, LINES))
    figures = measure_ask(texts)
    yield Figure(
        "start of the process to the first answer", f"{figures.seconds_to_first_answer:.1f} s", "at most 20 s"
    )
    yield Figure(
        "memory after the first answer", f"{figures.memory_after_first_answer:.0f} MB", "at most 800 MB"
    )
    yield Figure(
        f"memory after {len(texts)} lines", f"{figures.memory_at_end:.0f} MB", "flat, at most 800 MB"
    )
    yield Figure(f"lines a second over {len(texts)} lines", f"{figures.lines_per_second:.0f}", "at least 40")


def _figures() -> Iterator[Figure]:
    ensure_model()
    phrasings = read_phrasings("validation", load_knowledge())
    yield from _turn_figures(phrasings)
    yield from _ask_figures(phrasings)
    yield Figure("training from an empty cache", f"{seconds_to_train():.0f} s", "at most 60 s")


def main() -> None:
    """Prints the table; a row appears when it is measured."""
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f} at the start, Python {sys.version.split()[0]}\n")
    print("| measured | figure | target |\n| --- | --: | --- |")
    for figure in _figures():
        print(figure, flush=True)


if __name__ == "__main__":
    main()
