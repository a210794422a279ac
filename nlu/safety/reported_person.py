"""Tells whether a message is about the writer, about someone else, or about nobody."""

import re
from pathlib import Path

from knowledge.word_list import any_of, read_words

SELF = "self"
OTHER = "other"

_WORDS = Path(__file__).parent / "words" / "person"
_FAMILY = any_of(read_words(_WORDS / "family_and_friends.txt"))
_OTHERS = any_of(read_words(_WORDS / "others.txt"))
_OTHER = re.compile(
    rf"\b(?:{_OTHERS}|(?:my|our|the|a|your) (?:\w+ )?(?:{_FAMILY})s?)\b"
    rf"|^(?:{_FAMILY})s?\b"
)
_SELF = re.compile(rf"\b(?:{any_of(read_words(_WORDS / 'oneself.txt'))}|my (?!{_FAMILY})\w+)\b")


def reported_person(text: str) -> str:
    """Return `other` when a normalised message tells mostly of someone else, else `self`."""
    others = len(_OTHER.findall(text))
    return OTHER if others and others >= len(_SELF.findall(text)) else SELF
