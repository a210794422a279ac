"""Names of people: after words that announce one, and words with a capital that the article does not know."""

import re
from functools import lru_cache

from knowledge.loader import load_knowledge
from privacy.marks import NAME
from privacy.word_lists import any_word_of, words_of

_NOT_NAMES = words_of("not_names.txt")
_KNOWN_CAPITALS = words_of("capitals_kept.txt")
_PARTICLES = words_of("parts_of_names.txt")
_MOST_WORDS = 4
_MOST_WORDS_IN_SMALL_LETTERS = 2
_WORD = r"[^\W\d_](?:[^\W\d_]|['.-](?=[^\W\d_]))*"
_NAMED = rf"({_WORD}(?:\s{_WORD}){{0,{_MOST_WORDS - 1}}})"
_ANNOUNCED = re.compile(
    rf"\b((?:{any_word_of('before_a_name.txt')})(?:\.?\s|[:,]\s?)"
    rf"|(?:{any_word_of('before_a_capital.txt')})[.,:]?\s(?=(?-i:[A-Z]))){_NAMED}",
    re.IGNORECASE,
)
_SIGNED_OFF = re.compile(
    rf"((?:thanks|thank you|cheers|thx|regards|sincerely)[,.!\s-]+|[.,!?]\s[-–—~]\s?){_NAMED}\s*[.!]?$",
    re.IGNORECASE,
)
_IS_HERE = re.compile(rf"(?:^|(?<=[.!?,;:-]\s)){_WORD}(?=\shere\b)", re.IGNORECASE)
_SPELLED = re.compile(r"\b[A-Za-z](?:[\s.-][A-Za-z]){3,}\b")
_CAPITALS = re.compile(rf"(?<=[^.!?:\s]\s)[A-Z]{_WORD}(?:\s[A-Z]{_WORD})*")
# A text in which most words have a capital tells nothing by one.
_MOST_SHARE_OF_CAPITALS = 0.5
# MRI, NHS.
_LONGEST_ABBREVIATION = 4


def without_names(text: str) -> str:
    """Return a text without names; what only looks like one goes too."""
    for announced in (_ANNOUNCED, _SIGNED_OFF):
        text = announced.sub(lambda found: found[1] + _name_taken_out(found[2]), text)
    text = _IS_HERE.sub(lambda found: found[0] if found[0].lower() in _NOT_NAMES else NAME, text)
    text = _SPELLED.sub(NAME, text)
    if _is_of_capitals(text):
        return text
    return _CAPITALS.sub(lambda found: " ".join(_unknown(word) for word in found[0].split()), text)


def _name_taken_out(words: str) -> str:
    parts = words.split()
    is_small = parts[0].islower()
    taken = 0
    for part in parts[: _MOST_WORDS_IN_SMALL_LETTERS if is_small else _MOST_WORDS]:
        is_part = part.lower() in _PARTICLES or is_small or not part.islower()
        if part.lower() in _NOT_NAMES or not is_part or (not taken and part in _KNOWN_CAPITALS):
            break
        taken += 1
    return " ".join([NAME, *parts[taken:]]) if taken else words


def _is_of_capitals(text: str) -> bool:
    words = re.findall(_WORD, text)
    return sum(word[0].isupper() for word in words) > _MOST_SHARE_OF_CAPITALS * len(words)


def _unknown(word: str) -> str:
    is_abbreviation = word.isupper() and len(word) <= _LONGEST_ABBREVIATION
    is_known = word in _KNOWN_CAPITALS or word.lower() in _words_of_the_knowledge()
    return word if is_abbreviation or is_known or word.lower() in _NOT_NAMES else NAME


@lru_cache(maxsize=1)
def _words_of_the_knowledge() -> frozenset[str]:
    """Return the words of the article and of the topics, in small letters."""
    knowledge = load_knowledge()
    texts = [sentence.text for sentence in knowledge.source.sentences]
    texts += [text for topic in knowledge.topics.values() for text in (topic.title, *topic.aliases)]
    return frozenset(word.lower() for text in texts for word in re.findall(_WORD, text))
