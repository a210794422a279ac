"""Tells whether a message is written in another language than English. Knows nothing of Rasa."""

import re
import unicodedata
from pathlib import Path
from typing import Literal

from knowledge.word_list import read_words
from nlu.text.spelling_dictionary import is_english

Language = Literal["english", "spanish", "other"]

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_FOREIGN = 2
_ENGLISH_SHARE = 0.5
_WORDS = Path(__file__).parent / "words" / "language"
_SPANISH = frozenset(read_words(_WORDS / "spanish.txt"))
_OTHERS = frozenset(read_words(_WORDS / "other_languages.txt"))


def language_of(text: str) -> Language:
    """Return the language of a normalised message: English unless it clearly is another."""
    words = [_without_accents(word) for word in _WORD.findall(text)]
    letters = "".join(words)
    if not letters:
        return "english"
    if sum(not _is_latin(letter) for letter in letters) > len(letters) / 2:
        return "other"
    spanish = sum(word in _SPANISH for word in words) + ("¿" in text or "¡" in text or "ñ" in text)
    others = sum(word in _OTHERS for word in words)
    english = sum(is_english(word) and word not in _SPANISH | _OTHERS for word in words)
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
