"""Measures what each number of config.yml trades: `python -m benchmarks.tune`, or `make tune`.

Prints Markdown, and draws docs/images/tuning.svg. The writers of data/voices are left out of the
fit in turn, and their lines are judged; `--hands` names those to leave out at once, such as the
ones that the encoder was not taught by either (nlu/encoder/weights/record.json).
"""

import argparse
import sys

from benchmarks.tuning.folds import folds
from benchmarks.tuning.measured import measure
from benchmarks.tuning.phrasings import read_phrasings
from benchmarks.tuning.picture import picture
from benchmarks.tuning.settings_in_use import settings_in_use
from benchmarks.tuning.tables import tables
from knowledge.loader import load_knowledge
from painguide.project import ROOT

PICTURE = ROOT / "docs" / "images" / "tuning.svg"


def main() -> None:
    """Measures, prints and draws; tells on standard error what it is at."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hands", default="", help="writers to leave out, all at once, with commas between")
    named = [hand for hand in parser.parse_args().hands.split(",") if hand]
    _tell("Reading phrasings and their vectors ...")
    phrasings, used = read_phrasings(), settings_in_use()
    try:
        left_out = folds(phrasings.lines_of_hand(), named)
    except ValueError as error:
        raise SystemExit(f"benchmarks.tune: {error}") from error
    measured = measure(phrasings, left_out, used, load_knowledge(), report=_tell)
    print("\n".join(tables(measured, used)))
    PICTURE.write_text(picture(measured, used), encoding="utf-8")
    _tell(f"Drawn: {PICTURE.relative_to(ROOT)}")


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
