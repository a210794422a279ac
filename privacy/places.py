"""Streets, post codes, and where somebody lives."""

import re

from privacy.marks import ADDRESS, PLACE
from privacy.word_lists import any_word_of

_STREETS = re.compile(
    rf"\b\d{{1,5}}[a-z]?,?\s(?:[\w'.-]+\s){{1,3}}?(?:{any_word_of('streets.txt')})\b\.?"
    r"|\bp\.?\s?o\.?\s?box\s\d+|\b(?:apt|apartment|flat|unit|suite|room)\.?\s#?(?=\w*\d)\w+",
    re.IGNORECASE,
)
_POST_CODES = re.compile(
    # British, Canadian and American ones, as they are written; and whatever is called one.
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{2}\s\d{5}(?:-\d{4})?)\b"
    r"|\b[a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2}\b"
    r"|\b(?i:(?:zip|post|postal)\s?-?codes?\s(?:is\s)?)[\w-]*\d[\w-]*(?:\s\d\w+)?"
)
_END = (
    r"(?=\s(?:and|but|so|with|because|where|which|who|since|for|now|then|if|is|do|does|can|i)\b|[.,;:!?\[]|$)"
)
# "I live in constant pain".
_NO_PLACE = r"(?!(?:pain|fear|agony|constant|a|an|the|my|our|assisted)\b)"
_LIVES = re.compile(
    rf"\b((?:{any_word_of('before_a_place.txt')}):?\s){_NO_PLACE}[\w'.-]+(?:,?\s[\w'.-]+){{0,5}}?{_END}"
    r"(?:,\s(?-i:[A-Z])[\w.]+)*",
    re.IGNORECASE,
)


def without_places(text: str) -> str:
    """Return a text without addresses and without the places that somebody says to live in."""
    text = _STREETS.sub(ADDRESS, text)
    text = _POST_CODES.sub(ADDRESS, text)
    return _LIVES.sub(rf"\1{PLACE}", text)
