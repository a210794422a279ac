"""Telephone, record, insurance and social security numbers, and addresses online."""

import re

from privacy.marks import LINK, NUMBER
from privacy.word_lists import any_word_of

_FEWEST_DIGITS = 5
_ONLINE = re.compile(
    r"https?://\S+|\bwww\.\S+"
    r"|(?<![\w.+%-])[\w.+%-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+"
    r"|(?<![\w.+%-])[\w.+-]+(?:\sdot\s[\w-]+)*\sat\s[\w-]+(?:\sdot\s[\w-]+)+|(?<!\w)@\w[\w.]+",
    re.IGNORECASE,
)
_DIGITS_APART = re.compile(r"(?<![\w.])\+?\(?\d(?:[\s().,/#-]{0,3}\d)*\)?(?!\w)")
# Letters and digits in one, as no treatment and no dose is written.
_MIXED = re.compile(r"(?<![\w-])(?=[\w-]*\d[\w-]*\d)(?=[\w-]*[A-Za-z])\w[\w-]{3,}\b")
_HARMLESS_MIXED = re.compile(
    # A level of the spine; a dose, a measure, a time; a name of medicine.
    r"[clst]\d{1,2}(?:-?[clst]?\d{1,2})?"
    r"|\d+(?:-\d+)?-?(?:mg|mcg|ml|g|kg|cm|mm|m|lbs?|st|nd|rd|th|am|pm|min|mins|h|hrs?"
    r"|hours?|days?|weeks?|months?|years?|yrs?|yo|x|k|s)(?:-old)?|covid-?\d+|omega-?\d+|[a-z]{1,3}-?\d{1,2}",
    re.IGNORECASE,
)
_WORDS_OF_DIGITS = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|\d)"
_SPOKEN = re.compile(rf"\b{_WORDS_OF_DIGITS}(?:[\s,-]+{_WORDS_OF_DIGITS}){{4,}}\b", re.IGNORECASE)
_AFTER_CUE = re.compile(
    rf"\b((?:{any_word_of('before_a_number.txt')})(?:\s(?:number|no|nr|num|card|id|code))*\.?\s?"
    r"(?:is|are|was|=|:|#)*\s*#?\s*)(?=[\w-]*\d)[\w-]+(?:[\s./-]+(?=[\w-]*\d)[\w-]+)*",
    re.IGNORECASE,
)


def without_addresses_online(text: str) -> str:
    """Return a text without e-mail addresses, links and names of accounts."""
    return _ONLINE.sub(LINK, text)


def without_numbers(text: str) -> str:
    """Return a text without numbers that one person alone has: long ones, and those after a word for one."""
    text = _AFTER_CUE.sub(rf"\1{NUMBER}", text)
    text = _SPOKEN.sub(NUMBER, text)
    text = _DIGITS_APART.sub(lambda found: _long_number(found[0]), text)
    return _MIXED.sub(lambda found: found[0] if _HARMLESS_MIXED.fullmatch(found[0]) else NUMBER, text)


def _long_number(written: str) -> str:
    digits = sum(character.isdigit() for character in written)
    return NUMBER if digits >= _FEWEST_DIGITS else written
