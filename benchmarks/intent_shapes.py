"""What the domain's intents cost at every turn, for docs/decisions/0006-retrieval-intents.md.

`python -m benchmarks.intent_shapes` asks bare Rasa bots the same questions in alternation: with
six intents, with an intent for each question, and with questions under three base names. The
last two classify the same 148 full names, as the bot does.
"""

import asyncio
import contextlib
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.bare_bot import FEW_INTENTS, BareBot
from benchmarks.turn_times import Turn
from knowledge.loader import load_knowledge
from painguide.evaluation.phrasing_sets import read_phrasings

ROUNDS = 5
TEXTS_A_ROUND = 60
SIX = "6 intents"
RASAS_CLASSIFIER = "an intent a question, Rasa's classifier"
AN_INTENT_A_QUESTION = "an intent a question"
BASE_NAMES = "base names"
_NAMES = (SIX, RASAS_CLASSIFIER, AN_INTENT_A_QUESTION, BASE_NAMES)


def _bots(folder: Path) -> dict[str, Turn]:
    folders = {name: folder / name for name in _NAMES}
    for path in folders.values():
        path.mkdir()
    return {
        SIX: BareBot(folders[SIX], FEW_INTENTS).turn,
        RASAS_CLASSIFIER: BareBot(folders[RASAS_CLASSIFIER]).turn,
        AN_INTENT_A_QUESTION: BareBot(folders[AN_INTENT_A_QUESTION], own_classifier=True).turn,
        BASE_NAMES: BareBot(folders[BASE_NAMES], by_base_name=True, own_classifier=True).turn,
    }


async def _round(bots: Mapping[str, Turn], texts: Sequence[str], number: int) -> dict[str, float]:
    """Return the median of the processor's milliseconds that a turn took in each bot."""
    taken: dict[str, list[float]] = {name: [] for name in bots}
    for place, text in enumerate(texts):
        for name, turn in bots.items():
            # The processor's time, for another program on the machine does not count.
            started = time.process_time()
            await turn(text, f"round-{number}-{place // 5}")
            taken[name].append(1000 * (time.process_time() - started))
    return {name: median(times) for name, times in taken.items()}


def main() -> None:
    """Prints a row for each round and one of the medians."""
    phrasings = read_phrasings("validation", load_knowledge())
    texts = [phrasing.text for phrasing in phrasings if phrasing.unit.kind == "fact"]
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        bots = _bots(Path(folder))
        asyncio.run(_round(bots, texts[-25:], -1))
        starts = range(0, ROUNDS * TEXTS_A_ROUND, TEXTS_A_ROUND)
        rounds = [
            asyncio.run(_round(bots, texts[start : start + TEXTS_A_ROUND], number))
            for number, start in enumerate(starts)
        ]
    print(f"| round | {' | '.join(bots)} | base names to 6 |\n| --- | --: | --: | --: | --: | --: |")
    for number, row in enumerate(rounds, start=1):
        print(_row(str(number), row))
    print(_row("median", {name: median(row[name] for row in rounds) for name in bots}))


def _row(label: str, times: Mapping[str, float]) -> str:
    figures = " | ".join(f"{value:.2f} ms" for value in times.values())
    return f"| {label} | {figures} | {times[BASE_NAMES] / times[SIX]:.2f} |"


if __name__ == "__main__":
    main()
