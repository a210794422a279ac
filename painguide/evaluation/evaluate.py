"""The command `painguide evaluate`: quality on phrasings that nothing was trained on."""

import asyncio
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from knowledge.loader import load_knowledge
from painguide.evaluation.conversation_evaluation import (
    CONVERSATION_SETS,
    fault_lines,
    judge_conversations,
    read_conversations,
)
from painguide.evaluation.evaluated_turn import evaluated_turn
from painguide.evaluation.evaluation import Verdict, judge
from painguide.evaluation.evaluation_chart import bar_chart
from painguide.evaluation.evaluation_figures import figures_of
from painguide.evaluation.evaluation_report import as_plain_data, detail_lines, result_lines
from painguide.evaluation.phrasing_sets import Phrasing, read_phrasings
from painguide.evaluation.safety_evaluation import (
    SAFETY_SETS,
    judge_safety_set,
    read_safety_set,
    safety_lines,
    wrong_lines,
)
from painguide.project import EVALUATION_DIRECTORY
from painguide.rasa_host.bot import Bot

SETS = {
    "held_out": "only counted: never trained on, never tuned on",
    "validation": "used to choose the model and its thresholds",
}


async def judge_phrasings(bot: Bot, phrasings: Iterable[Phrasing]) -> list[Verdict]:
    """Return how the bot answers each phrasing, each in a conversation of its own."""
    knowledge = load_knowledge()
    return [judge(phrasing, await evaluated_turn(bot, phrasing.text), knowledge) for phrasing in phrasings]


def run_evaluation(bot: Bot, directory: Path = EVALUATION_DIRECTORY) -> None:
    """Writes report.md, report.json and a chart for each set; prints the tables."""
    directory.mkdir(parents=True, exist_ok=True)
    report = [f"# How phrasings are answered\n\nKnowledge {load_knowledge().version}."]
    data: dict[str, Any] = {}
    for name, use in SETS.items():
        verdicts, speed = _timed_verdicts(bot, name)
        figures = figures_of(verdicts, load_knowledge())
        tables = [f"\n## {name}.yml: {use}\n", *result_lines(figures), f"\n{speed:.0f} phrasings a second."]
        print("\n".join(tables))
        report += [*tables, f"\n![As expected]({name}.svg)", *detail_lines(figures, verdicts)]
        data[name] = {"use": use, **as_plain_data(figures, speed)}
        (directory / f"{name}.svg").write_text(bar_chart(f"{name}.yml", figures.results), encoding="utf-8")
    for name, use in SAFETY_SETS.items():
        found = asyncio.run(judge_safety_set(bot, read_safety_set(name)))
        tables = [f"\n## {name}.yml: {use}\n", *safety_lines(found)]
        wrong = ["\n### Not as it should be\n", *wrong_lines(found)]
        print("\n".join([*tables, *wrong]))
        report += [*tables, *wrong]
        data[name] = {"use": use, "messages": len(found), "right": sum(item.is_right for item in found)}
    for name, use in CONVERSATION_SETS.items():
        turns = asyncio.run(judge_conversations(bot, read_conversations(name)))
        right = sum(not turn.faults for turn in turns)
        lines = [f"\n## {name}.yml: {use}\n", f"Turns as expected: {_share(right, len(turns))}."]
        print("\n".join(lines))
        report += [*lines, "\n### Not as expected\n", *fault_lines(turns)]
        data[name] = {"use": use, "turns": len(turns), "right": right}
    (directory / "report.md").write_text("\n".join(report) + "\n", encoding="utf-8")
    (directory / "report.json").write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    print(f"\nWritten to {directory}")


def _share(right: int, total: int) -> str:
    return f"{right} of {total} ({100 * right / total:.1f} %)"


def _timed_verdicts(bot: Bot, name: str) -> tuple[list[Verdict], float]:
    """Return the verdicts on a set, and how many phrasings a second were answered."""
    phrasings = read_phrasings(name, load_knowledge())
    started = time.perf_counter()
    verdicts = asyncio.run(judge_phrasings(bot, phrasings))
    return verdicts, len(phrasings) / (time.perf_counter() - started)
