"""Tells messages that name nothing one could answer: "treatment?", "my back". Knows nothing of Rasa."""

import re

MOST_WORDS = 4
# Keys pressed at random: no vowel, or no word of English at all.
SHORTEST_NONSENSE = 5
_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"[a-z']+")
_VAGUE = frozenset(
    {
        *(
            "procedure",
            "procedures",
            "treatment",
            "treatments",
            "therapy",
            "therapies",
            "pain",
            "pains",
            "painful",
        ),
        *(
            "back",
            "knee",
            "knees",
            "neck",
            "shoulder",
            "shoulders",
            "hip",
            "hips",
            "leg",
            "legs",
            "arm",
            "foot",
        ),
        *(
            "spine",
            "nerve",
            "nerves",
            "joint",
            "joints",
            "doctor",
            "doctors",
            "clinic",
            "hospital",
            "question",
        ),
        *("questions", "info", "information", "options", "option", "something", "thing", "stuff", "problem"),
    }
)
_EMPTY = frozenset(
    {"the", "a", "an", "my", "about", "on", "and", "some", "this", "that", "bad", "in", "it", "with"}
)


def is_vague(text: str) -> bool:
    """Return whether a normalised message has only words that may mean anything."""
    words = _WORD.findall(text)
    if not 0 < len(words) <= MOST_WORDS:
        return False
    if all(len(word) >= SHORTEST_NONSENSE and not set(word) & _VOWELS for word in words):
        return True
    return set(words) <= _VAGUE | _EMPTY and bool(set(words) & _VAGUE)
