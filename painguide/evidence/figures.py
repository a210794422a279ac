"""The figures that `painguide evaluate` wrote, as tables."""

import re
from dataclasses import dataclass
from pathlib import Path

from knowledge.text_file import read_text
from painguide.evidence.markdown_sections import Section, read_sections
from painguide.project import EVALUATION_DIRECTORY

_REPORT = "report.md"
_VERSION = re.compile(r"^Knowledge (\w+)\.$", re.MULTILINE)
# Below it stand single messages. Those of sets that are only counted are not read.
_LEVEL_OF_SETS = 2


@dataclass(frozen=True)
class Figures:
    """A section for each set that was measured, and the knowledge it was measured with.

    Without a set nothing was measured here.
    """

    sets: tuple[Section, ...] = ()
    version: str = ""


def read_figures(directory: Path = EVALUATION_DIRECTORY) -> Figures:
    """Return the figures of an evaluation's folder.

    Raises:
        KnowledgeError: There is a report, and it can't be read.
    """
    report = directory / _REPORT
    if not report.exists():
        return Figures()
    text = read_text(report)
    version = _VERSION.search(text)
    sets = tuple(section for section in read_sections(text) if section.level == _LEVEL_OF_SETS)
    return Figures(sets, version[1] if version else "")
