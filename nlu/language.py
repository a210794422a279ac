"""Tells whether a message is written in another language than English. Knows nothing of Rasa."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Literal

from nlu.spelling_dictionary import is_english

Language = Literal["english", "spanish", "other"]

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_FOREIGN = 2
_ENGLISH_SHARE = 0.5
# Words that sentences of a language can hardly do without: Spanish; and French, German,
# Portuguese, Italian, Dutch, Polish, Turkish, Tagalog, Vietnamese, Indonesian.
SPANISH_WORDS = Path(__file__).parent / "spanish_words.txt"
OTHER_LANGUAGE_WORDS = Path(__file__).parent / "other_language_words.txt"


@lru_cache(maxsize=2)
def _words(path: Path) -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8").split())


def language_of(text: str) -> Language:
    """Return the language of a normalised message: English unless it clearly is another."""
    words = [_without_accents(word) for word in _WORD.findall(text)]
    letters = "".join(words)
    if not letters:
        return "english"
    if sum(not _is_latin(letter) for letter in letters) > len(letters) / 2:
        return "other"
    spanish_words, other_words = _words(SPANISH_WORDS), _words(OTHER_LANGUAGE_WORDS)
    spanish = sum(word in spanish_words for word in words) + ("¿" in text or "¡" in text or "ñ" in text)
    others = sum(word in other_words for word in words)
    english = sum(is_english(word) and word not in spanish_words | other_words for word in words)
    foreign = max(spanish, others)
    if foreign < _FEWEST_FOREIGN and (english or len(words) > _FEWEST_FOREIGN or not foreign):
        return "english"
    if english > _ENGLISH_SHARE * len(words):
        return "english"
    return "spanish" if spanish >= others else "other"


def _without_accents(word: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


def _is_latin(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "")
