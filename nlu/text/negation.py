"""Tells whether a phrase is denied by the words before it. Knows nothing of Rasa."""

from pathlib import Path

from spacy.tokens import Span

from knowledge.word_list import read_words

_WORDS = Path(__file__).parent / "words" / "negation"
_NEGATORS = frozenset(read_words(_WORDS / "negators.txt"))
_WITHOUT_EFFECT = frozenset(read_words(_WORDS / "without_effect.txt"))
_SCOPE_ENDS = frozenset(read_words(_WORDS / "scope_ends.txt"))
_NEW_SUBJECTS = frozenset(read_words(_WORDS / "new_subjects.txt"))
_REACH = 5


def is_negated(span: Span) -> bool:
    """Return whether one of the five words before a span denies it."""
    words = [token.lower_ for token in span.doc[max(0, span.start - _REACH) : span.start + 1]]
    for index in range(len(words) - 2, -1, -1):
        word, following = words[index], words[index + 1]
        if word in _SCOPE_ENDS or (word in {",", "and"} and following in _NEW_SUBJECTS):
            return False
        if word in _NEGATORS and not (following in _WITHOUT_EFFECT and index + 2 < len(words)):
            return True
    return False
