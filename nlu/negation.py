"""Tells whether a phrase is denied by the words before it. Knows nothing of Rasa."""

from spacy.tokens import Span

_NEGATORS = frozenset(
    {
        *(
            "no",
            "not",
            "never",
            "without",
            "none",
            "nor",
            "neither",
            "nobody",
            "zero",
            "nope",
            "denies",
            "denied",
        ),
        *(
            "dont",
            "doesnt",
            "didnt",
            "isnt",
            "arent",
            "wasnt",
            "werent",
            "havent",
            "hasnt",
            "hadnt",
            "wouldnt",
        ),
        *("aint", "rarely", "hardly"),
    }
)
# "Not normal", "not sure why", "not only": what follows is meant all the same.
_WITHOUT_EFFECT = frozenset(
    {
        *(
            "normal",
            "right",
            "sure",
            "only",
            "just",
            "know",
            "understand",
            "good",
            "ok",
            "okay",
            "joking",
            "kidding",
        ),
        *(
            "funny",
            "working",
            "helping",
            "well",
            "better",
            "great",
            "long",
            "idea",
            "wonder",
            "matter",
            "more",
        ),
        *("usual", "like", "doubt", "longer", "stop", "thinking", "clue", "pain", "relief", "sleep", "help"),
    }
)
_SCOPE_ENDS = frozenset(
    {"but", "just", "only", "though", "however", "except", "yet", "because", "cos", "then"}
)
_NEW_SUBJECTS = frozenset(
    {"my", "i", "im", "ive", "he", "she", "his", "her", "the", "it", "its", "we", "they", "mum", "mom", "dad"}
)
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
