"""Corrects misspelt words towards the words patients use. Knows nothing of Rasa."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

from knowledge.word_list import read_words

_WORDS = Path(__file__).parent / "words" / "spelling"
KNOWN_MEDICAL_WORDS, KNOWN_NEW_WORDS = _WORDS / "known_medical_words.txt", _WORDS / "known_new_words.txt"
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SHORTEST_CORRECTED = 4
_LONG_WORD = 8
_TRUSTED_USES = 4


@lru_cache(maxsize=1)
def _english() -> SpellChecker:
    return SpellChecker(language="en", distance=1)


def is_english(word: str) -> bool:
    """Return whether a dictionary of English holds the word."""
    return bool(_english().known([word])) or bool(_english().known([word.split("'")[0]]))


class SpellingDictionary:
    """The words to correct towards, and those never to touch.

    A word is corrected only when it is no English word and no known medical word,
    starts with the same letter as its correction, and has one nearest correction.
    """

    def __init__(self, targets: Mapping[str, int], untouched: Iterable[str]) -> None:
        """Creates a dictionary from words with their uses, and words to leave alone."""
        self._targets = dict(targets)
        self._untouched = set(untouched) | set(targets)
        self._by_initial: dict[str, list[str]] = {}
        for word in self._targets:
            self._by_initial.setdefault(word[0], []).append(word)
        self.corrected = lru_cache(maxsize=4096)(self._corrected)

    @classmethod
    def from_phrasings(cls, phrasings: Iterable[str], aliases: Iterable[str]) -> "SpellingDictionary":
        """Return the dictionary of the words in aliases and in patients' phrasings.

        A word of a phrasing counts only when it is English or often used: phrasings
        hold misspellings on purpose.
        """
        uses = Counter(word for text in phrasings for word in WORD.findall(text))
        targets = {word: count for word, count in uses.items() if count >= _TRUSTED_USES and is_english(word)}
        vocabulary = {word for alias in aliases for word in WORD.findall(alias.lower())}
        targets.update({word: max(uses[word], _TRUSTED_USES) for word in vocabulary})
        return cls(targets, [*read_words(KNOWN_MEDICAL_WORDS), *read_words(KNOWN_NEW_WORDS)])

    def correct(self, text: str) -> str:
        """Return a normalised text with its misspelt words corrected."""
        return WORD.sub(lambda match: self.corrected(match.group()), text)

    def _corrected(self, word: str) -> str:
        if len(word) < _SHORTEST_CORRECTED or word in self._untouched or is_english(word):
            return word
        allowed = 1 if len(word) < _LONG_WORD else 2
        found = process.extract(
            word, self._by_initial.get(word[0], []), scorer=OSA.distance, score_cutoff=allowed, limit=8
        )
        nearest = [target for target, distance, _ in found if distance == found[0][1]]
        if not nearest:
            return word
        return max(nearest, key=lambda target: self._targets[target])

    def save(self, path: Path) -> None:
        """Writes the dictionary to a file."""
        content = {"targets": self._targets, "untouched": sorted(self._untouched - self._targets.keys())}
        path.write_text(json.dumps(content), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "SpellingDictionary":
        """Return a dictionary from a file."""
        content = json.loads(path.read_text(encoding="utf-8"))
        return cls(content["targets"], content["untouched"])
