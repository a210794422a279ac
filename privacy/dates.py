"""Dates with a day, births, and ages above 89: HIPAA counts them among what identifies."""

import re

from privacy.marks import AGE, DATE

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
    r"|(?:twenty|thirty)[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
)
_COUNTED = (
    r"(?:ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|oh|and"
    r"|one|two|three|four|five|six|seven|eight|nine)"
)
_YEAR = rf"(?:'?\d{{2,4}}\b|(?:nineteen|twenty|two\sthousand)(?:[\s-]{_COUNTED})*)"
_DATES = re.compile(
    rf"\b\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})\b"
    rf"|\b(?:the\s)?{_ORDINAL}\s(?:of\s)?{_MONTH}\b(?:,?\s(?:of\s)?{_YEAR})?"
    rf"|\b{_MONTH}\s(?:the\s)?{_ORDINAL}\b(?:,?\s{_YEAR})?|\b{_MONTH}\s(?:19|20)\d{{2}}\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    rf"\b((?:born|birth|birthday|birthdate|dob|d\.o\.b\.?|b-?day)(?:\s(?:is|was|on|in|the|date|year|back|of))*\s?[:=]?\s*)"
    rf"(?:{_YEAR}|\d[\d\s./-]*\d)",
    re.IGNORECASE,
)
_OLD = r"(?:9\d|1[0-2]\d|ninety(?:[\s-]\w+)?|(?:a|one)\shundred(?:\sand\s\w+)?)"
_AGES = re.compile(
    rf"(?P<cue>\b(?:i am|i'm|im|he is|he's|she is|she's|aged?)\s){_OLD}\b"
    rf"|\b{_OLD}(?=[\s-]?(?:years?|yrs?|y/?o|yo)\b)",
    re.IGNORECASE,
)


def without_dates(text: str) -> str:
    """Return a text without dates, years of birth, and ages above 89."""
    text = _DATES.sub(DATE, text)
    text = _BIRTH.sub(rf"\1{DATE}", text)
    return _AGES.sub(lambda found: (found["cue"] or "") + AGE, text)
