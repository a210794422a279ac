"""Splits a normalised message into sentences and clauses. Knows nothing of Rasa."""

import re

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_CLAUSE_END = re.compile(
    r",\s+|\s+-+\s+|\s+(?=(?:but|and|so|because|cuz|coz|anyway|also|then|now|plus|although|though|while)\s)"
)
_SHORTEST_CLAUSE = 3


def sentences(text: str) -> list[str]:
    """Return the sentences of a message, without empty ones."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def clauses(sentence: str) -> list[str]:
    """Return the clauses of a sentence that say something: three words or more."""
    parts = [part.strip() for part in _CLAUSE_END.split(sentence)]
    return [part for part in parts if len(part.split()) >= _SHORTEST_CLAUSE]
