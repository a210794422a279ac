"""Mends writing that hides a red flag: glued or spaced letters, digits, look-alikes, accents, dictation."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from knowledge.word_list import read_words

_WORDS = Path(__file__).parent / "words"
_DIGITS = str.maketrans("0134578@$!|", "oieastbasil")
# Letters of other scripts that look like Latin ones, in a word that mixes both.
_LOOK_ALIKES = str.maketrans("асеорхуіјԁһкмтвнгԛԝѕαβεικνορτυχγη", "aceopxyijdhkmtbhrqwsabeiknoptuxyn")
_SPACED = re.compile(r"\b(?:\w[ .\-_*]{1,2}){3,}\w\b")
_SHORT_CODE = re.compile(r":([a-z_]+):")
_MARKUP = re.compile(r"(?<!\w)[#*_~]+(?=\w)|(?<=\w)[*_~]+(?!\w)")
_WITH_DIGITS = re.compile(r"(?<!\w)(?=\S*[a-z])[a-z0-9@$!|]*[0-9@$|][a-z0-9@$!|]*(?!\w)")
_LETTERS = re.compile(r"[a-z]{6,}")
_SHORT_WORDS = frozenset({"i", "my", "me", "to", "no", "in", "is", "a", "of", "it", "am", "be", "he", "on"})
_SHORTEST_PART = 3
_MOST_PARTS = 5


def _pairs(name: str) -> dict[str, str]:
    written, _, meant = zip(*(line.partition(" = ") for line in read_words(_WORDS / name)), strict=True)
    return dict(zip(written, meant, strict=True))


_DICTATED = _pairs("dictation.txt")
_HEARD = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_DICTATED, key=len, reverse=True)))})\b")
_EMOJI = _pairs("emoji.txt")


def undamaged(text: str, vocabulary: Collection[str]) -> str:
    """Return a normalised text as its writer may have meant it; most texts come back as they are.

    Digits become letters, and glued words are taken apart, only where that gives words of the
    `vocabulary`: "ch3st pa1n" and "chestpain", but not "l4" or "painkillers".
    """
    for emoji, word in _EMOJI.items():
        text = text.replace(emoji, f" {word} ")
    text = " ".join(map(_in_latin, text.split()))
    text = _MARKUP.sub("", _SHORT_CODE.sub(r"\1", text))
    text = _SPACED.sub(lambda found: re.sub(r"[ .\-_*]+", "", found[0]), text)
    text = _WITH_DIGITS.sub(lambda found: _known(found[0].translate(_DIGITS), vocabulary) or found[0], text)
    text = _LETTERS.sub(lambda found: _known(found[0], vocabulary) or found[0], text)
    return " ".join(_HEARD.sub(lambda found: _DICTATED[found[0]], text).split())


def _in_latin(word: str) -> str:
    """Return a word without its accents, and without look-alikes of another script among Latin letters."""
    if word.isascii():
        return word
    if any("a" <= letter <= "z" for letter in word):
        word = word.translate(_LOOK_ALIKES)
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _known(word: str, vocabulary: Collection[str]) -> str:
    """Return a word that the vocabulary has, whole or glued of several, "" where it has not."""
    if word in vocabulary:
        return word
    return " ".join(_parts(word, frozenset(vocabulary)) or ())


@lru_cache(maxsize=4096)
def _parts(word: str, vocabulary: frozenset[str]) -> tuple[str, ...] | None:
    """Return the fewest words of the vocabulary that a word is glued of, two to five, else None."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(end):
            before, part = best[start], word[start:end]
            is_word = part in _SHORT_WORDS or (len(part) >= _SHORTEST_PART and part in vocabulary)
            if before is not None and is_word and len(before) < _MOST_PARTS:
                found = best[end]
                if found is None or len(before) + 1 < len(found):
                    best[end] = (*before, part)
    whole = best[-1]
    return whole if whole and max(map(len, whole)) > _SHORTEST_PART else None
