"""Splits a normalised message into sentences and clauses. Knows nothing of Rasa."""

import re
from pathlib import Path

from knowledge.word_list import any_of, read_words

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_WORDS = Path(__file__).parent / "words" / "sentences"
_CLAUSE_OPENERS = any_of(read_words(_WORDS / "clause_openers.txt"))
_CLAUSE_END = re.compile(rf",\s+|\s+-+\s+|\s+(?=(?:{_CLAUSE_OPENERS})\s)")
_SHORTEST_CLAUSE = 3


def sentences(text: str) -> list[str]:
    """Return the sentences of a message, without empty ones."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def clauses(sentence: str) -> list[str]:
    """Return the clauses of a sentence that say something: three words or more."""
    parts = [part.strip() for part in _CLAUSE_END.split(sentence)]
    return [part for part in parts if len(part.split()) >= _SHORTEST_CLAUSE]
