"""Finds what reports a red flag in another language: phrases that need no grammar. Knows nothing of Rasa."""

import re
import unicodedata
from collections.abc import Iterable

from knowledge.red_flags import ForeignReports

_BETWEEN_WORDS = re.compile(r"[^\w\u0900-\u0dff]+")


class ForeignReportFinder:
    """Looks for phrases as whole words; in scripts without spaces between words, anywhere."""

    def __init__(self, reports: Iterable[ForeignReports]) -> None:
        """Creates a finder of phrases."""
        self._by_first_word: dict[str, list[tuple[str, str]]] = {}
        for each in reports:
            for phrase in map(_written, each.phrases):
                # One of a script without spaces may begin anywhere.
                first = phrase.split()[0] if phrase.startswith(" ") else ""
                self._by_first_word.setdefault(first, []).append((phrase, each.id))

    def find(self, text: str) -> list[str]:
        """Return the ids of what a normalised message reports."""
        written = _written(text)
        first_words = dict.fromkeys(("", *written.split()))
        phrases = (found for word in first_words for found in self._by_first_word.get(word, ()))
        return list(dict.fromkeys(name for phrase, name in phrases if phrase in written))


def _written(text: str) -> str:
    """Return a text in small letters without accents, its words between single spaces."""
    letters = text.lower()
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFD", letters)
        plain = "".join(letter for letter in decomposed if not _is_latin_accent(letter))
        letters = unicodedata.normalize("NFC", plain)
    words = _BETWEEN_WORDS.sub(" ", letters).strip()
    has_spaces = not any(_is_unspaced(letter) for letter in words)
    return f" {words} " if has_spaces else words


def _is_latin_accent(letter: str) -> bool:
    return "\u0300" <= letter <= "\u036f"


def _is_unspaced(letter: str) -> bool:
    """Return whether a letter is of Chinese, Japanese or Thai, which write no spaces between words."""
    return "\u3040" <= letter <= "\u9fff" or "\u0e00" <= letter <= "\u0e7f"
