"""Brings a message into the one form that the rest of the graph reads. Knows nothing of Rasa."""

import re
import unicodedata

MAXIMUM_CHARACTERS = 2000

_TYPOGRAPHIC = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."}
)
_PAYLOAD_MARKS = re.compile(r"^[/\s]+")
_REPEATED_LETTERS = re.compile(r"([a-z])\1{2,}")
_WHITE_SPACE = re.compile(r"\s+")


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cf", "Cn", "Co", "Cs"}:
        return ""
    return " " if category == "Cc" else character


def normalize(text: str) -> str:
    """Return a message in lower case, without invisible characters or doubled spaces.

    Zero-width and direction-changing characters vanish, letters drawn out for effect
    ("sooo") are cut to two, and of a very long message the end is kept: a story
    closes with its question.
    """
    # Before the letters: an acute accent that stands for an apostrophe would become a space.
    kept = text[-4 * MAXIMUM_CHARACTERS :].translate(_TYPOGRAPHIC)
    visible = "".join(map(_visible, unicodedata.normalize("NFKC", kept)))
    lowered = _PAYLOAD_MARKS.sub("", visible.translate(_TYPOGRAPHIC).lower())
    shortened = _REPEATED_LETTERS.sub(r"\1\1", lowered)
    return _WHITE_SPACE.sub(" ", shortened).strip()[-MAXIMUM_CHARACTERS:]
