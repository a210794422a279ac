"""Tells whether a message is written in another language than English. Knows nothing of Rasa."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Literal

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from knowledge.word_list import read_words
from nlu.text.spelling_dictionary import is_english

Language = Literal["english", "spanish", "other"]

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_FOREIGN = 2
_ENGLISH_SHARE = 0.5
# Shorter messages say too little for letters to tell: only words known of a language do.
_FEWEST_IDENTIFIED = 3
# How likely English is by its letters, and the share of words in its dictionary, at most: the rarer
# the letters are in English, the more of its words may be there by chance.
_FOREIGN_AT_MOST = ((0.02, 0.6), (0.0005, 0.7))
_ENGLISH, _SPANISH_CODE = "en", "es"
# Those that patients in America write most. With all 97 it takes dialects of English for other languages.
# fmt: off
_LANGUAGES = [
    "ar", "bs", "cs", "de", "en", "es", "fr", "hi", "hr", "ht", "hu", "id", "it", "ko", "ms",
    "nl", "pl", "pt", "ro", "ru", "sq", "sr", "sw", "tl", "tr", "uk", "ur", "vi", "zh",
]
# fmt: on
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
    return _by_letters(text, words) or _by_words(text, words)


def _by_letters(text: str, words: list[str]) -> Language | None:
    if len(words) < _FEWEST_IDENTIFIED:
        return None
    # Most messages hold too many English words to be anything else: their letters are not looked at.
    known = sum(map(_is_meant_as_english, words)) / len(words)
    most_english = max((most for most, share in _FOREIGN_AT_MOST if known <= share), default=0.0)
    if not most_english:
        return None
    ranked = _identifier().rank(text)
    if dict(ranked)[_ENGLISH] >= most_english:
        return None
    return "spanish" if ranked[0][0] == _SPANISH_CODE else "other"


def _by_words(text: str, words: list[str]) -> Language:
    spanish = sum(word in _SPANISH for word in words) + ("¿" in text or "¡" in text or "ñ" in text)
    others = sum(word in _OTHERS for word in words)
    english = sum(is_english(word) and word not in _SPANISH | _OTHERS for word in words)
    foreign = max(spanish, others)
    if foreign < _FEWEST_FOREIGN and (english or len(words) > _FEWEST_FOREIGN or not foreign):
        return "english"
    if english >= _ENGLISH_SHARE * len(words):
        return "english"
    return "spanish" if spanish >= others else "other"


def _is_meant_as_english(word: str) -> bool:
    """Return whether a word is English, or would be with two neighbouring letters swapped ("hoem")."""
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    return is_english(word) or any(map(is_english, swapped))


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES)
    return identifier


def _without_accents(word: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


def _is_latin(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "")
