"""Whether two messages are the same words, or nearly so: cheap enough for all phrasings at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

import snowballstemmer

# Fewer words mean another thing in another order, or with another ending: "help" and "helpful".
FEWEST_SAME_WORDS = 4
# Of fewer words, one is what the message is about.
FEWEST_NEAR_WORDS = 6
# Shorter words differ by a letter and mean other things; longer messages are compared by words.
_NEAR_LETTERS = range(8, 31)
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’`")
_ARTICLES = frozenset({"a", "an", "the"})
_stem = lru_cache(maxsize=None)(snowballstemmer.stemmer("english").stemWord)

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared of a message: its letters in their order, and the stems of its words in none."""

    letters: str
    stems: frozenset[str]


def wording(text: str) -> Wording:
    """Return what is compared of a message: no case, spaces, punctuation or articles."""
    folded = text.casefold().translate(_APOSTROPHES)
    words = [word for word in _WORD.findall(folded) if word not in _ARTICLES]
    # Signs alone are compared as they stand.
    return Wording("".join(words) or folded.strip(), frozenset(map(_stem, words)))


class SameWords(Generic[_Found]):
    """Finds among messages one that says the same: its letters, or four words or more in any order."""

    def __init__(self, messages: Sequence[tuple[Wording, _Found]]) -> None:
        """Takes messages, each with what is to be found for it; the first of the same ones counts."""
        self._letters: dict[str, _Found] = {}
        self._stems: dict[frozenset[str], _Found] = {}
        for words, found in messages:
            earlier = SameWords.find(self, words)
            first = found if earlier is None else earlier
            self._letters.setdefault(words.letters, first)
            if len(words.stems) >= FEWEST_SAME_WORDS:
                self._stems.setdefault(words.stems, first)

    def find(self, words: Wording) -> _Found | None:
        """Return what belongs to a message that says the same, None where there is none."""
        found = self._letters.get(words.letters)
        return self._stems.get(words.stems) if found is None else found


class NearWords(SameWords[_Found]):
    """Finds messages that say nearly the same, too: one letter of a short one apart, or one word of six."""

    def __init__(self, messages: Sequence[tuple[Wording, _Found]]) -> None:
        """Takes messages, each with what is to be found for it; the first of the same ones counts."""
        super().__init__(messages)
        self._less: dict[str | frozenset[str], _Found] = {}
        for words, found in messages:
            for less in _with_one_less(words):
                self._less.setdefault(less, found)

    def find(self, words: Wording) -> _Found | None:
        """Return what belongs to a message that says nearly the same, None where there is none."""
        found = super().find(words)
        if found is not None:
            return found
        return next((self._less[less] for less in _with_one_less(words) if less in self._less), None)


def _with_one_less(words: Wording) -> Iterator[str | frozenset[str]]:
    """Yield what two messages have in common that are one letter, or one word, apart."""
    letters, stems = words.letters, words.stems
    if len(letters) in _NEAR_LETTERS:
        yield letters
        yield from (letters[:place] + letters[place + 1 :] for place in range(len(letters)))
    if len(stems) >= FEWEST_NEAR_WORDS:
        yield stems
        yield from (stems - {stem} for stem in stems)
