"""Tells messages that name nothing one could answer: "treatment?", "my back". Knows nothing of Rasa."""

import re
from pathlib import Path

from knowledge.word_list import read_words

MOST_WORDS = 4
# Keys pressed at random: no vowel, or no word of English at all.
SHORTEST_NONSENSE = 5
_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"[a-z']+")
_WORDS = Path(__file__).parent / "words" / "vague"
_VAGUE = frozenset(read_words(_WORDS / "vague.txt"))
_EMPTY = frozenset(read_words(_WORDS / "empty.txt"))


def is_vague(text: str) -> bool:
    """Return whether a normalised message has only words that may mean anything."""
    words = _WORD.findall(text)
    if not 0 < len(words) <= MOST_WORDS:
        return False
    if all(len(word) >= SHORTEST_NONSENSE and not set(word) & _VOWELS for word in words):
        return True
    return set(words) <= _VAGUE | _EMPTY and bool(set(words) & _VAGUE)
