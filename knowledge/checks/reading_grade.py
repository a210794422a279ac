"""Measures how hard an answer is to read (Flesch-Kincaid grade)."""

import re
from functools import lru_cache
from pathlib import Path

import textstat

from knowledge.loader import KNOWLEDGE_DIRECTORY
from knowledge.yaml_reader import read_yaml

EXPLAINED_TERMS_FILE = Path("style") / "explained_terms.yml"
_SHORT_WORD = "thing"


@lru_cache(maxsize=1)
def _explained_terms() -> re.Pattern[str]:
    terms = [term.text() for term in read_yaml(KNOWLEDGE_DIRECTORY / EXPLAINED_TERMS_FILE).items()]
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def raw_reading_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade (US school years) of a text as it stands."""
    return float(textstat.flesch_kincaid_grade(text))


def reading_grade(text: str) -> float:
    """Return the grade with each explained term counted as one short word."""
    return raw_reading_grade(_explained_terms().sub(_SHORT_WORD, text))
