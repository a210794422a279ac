"""Tells whether a message adds nothing to what was said. Knows nothing of Rasa."""

import re

# No two of these may match the same words: the search of a long message would never end.
_NOTHING = re.compile(
    r"^\W*(?:(?:no+|nope|nah|none|nothing(?: else| more)?|not (?:really|yet|now)|skip|pass|next|done|n/?a|"
    r"idk|no (?:more|questions?)|thanks?|thank you|really|that'?s (?:it|all)|i'?m (?:good|done|fine)|"
    r"(?:i )?don'?t (?:know|have any)|can'?t think of (?:any|anything))(?:\W+|$))+$",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Return whether a text says that there is nothing to add."""
    return bool(_NOTHING.match(text))
