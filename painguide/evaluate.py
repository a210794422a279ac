"""The command `painguide evaluate`: quality on phrasings that nothing was trained on."""

import asyncio
import json
import time
from collections import Counter
from pathlib import Path

from knowledge.loader import load_knowledge
from painguide.bot import Bot
from painguide.evaluation import Verdict, count_results, judge
from painguide.evaluation_chart import bar_chart
from painguide.phrasing_sets import Phrasing, read_phrasings
from painguide.project import ROOT

REPORT_DIRECTORY = ROOT / "build" / "evaluation"
SETS = {
    "held_out": "only counted: never trained on, never tuned on",
    "validation": "used to choose the model and its thresholds",
}


async def judge_phrasings(bot: Bot, phrasings: list[Phrasing]) -> list[Verdict]:
    """Return how the bot answers each phrasing, each in a conversation of its own."""
    knowledge = load_knowledge()
    verdicts = []
    for phrasing in phrasings:
        replies = await bot.turn(phrasing.text, "evaluate")
        bot.forget("evaluate")
        verdicts.append(judge(phrasing, replies[0], knowledge))
    return verdicts


def _table(counts: dict[str, Counter[str]]) -> list[str]:
    lines = ["| asked for | phrasings | results |", "| --- | --: | --- |"]
    for kind, results in counts.items():
        total = results.total()
        shown = ", ".join(f"{name} {n} ({100 * n / total:.1f} %)" for name, n in results.most_common())
        lines.append(f"| {kind} | {total} | {shown} |")
    return lines


def _misses(verdicts: list[Verdict]) -> list[str]:
    return [
        f"- `{v.phrasing.intent}` got {v.result} {' '.join(v.facts)}: {v.phrasing.text}"
        for v in verdicts
        if not v.is_expected
    ]


def run_evaluation(bot: Bot, directory: Path = REPORT_DIRECTORY) -> None:
    """Writes report.md, report.json and a chart for each set; prints the tables."""
    directory.mkdir(parents=True, exist_ok=True)
    report, figures = ["# How phrasings are answered"], {}
    for name, use in SETS.items():
        phrasings = read_phrasings(name, load_knowledge())
        started = time.perf_counter()
        verdicts = asyncio.run(judge_phrasings(bot, phrasings))
        speed = len(phrasings) / (time.perf_counter() - started)
        counts = count_results(verdicts)
        table = [f"\n## {name}.yml: {use}\n", *_table(counts), f"\n{speed:.0f} phrasings a second."]
        print("\n".join(table))
        report += [*table, "\n### Not as expected\n", *_misses(verdicts)]
        figures[name] = {kind: dict(results) for kind, results in counts.items()}
        (directory / f"{name}.svg").write_text(bar_chart(name, counts), encoding="utf-8")
    (directory / "report.md").write_text("\n".join(report) + "\n", encoding="utf-8")
    (directory / "report.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(f"\nWritten to {directory.relative_to(ROOT)}/")
