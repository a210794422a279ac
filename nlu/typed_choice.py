"""Reads which of the offered buttons a patient means who types instead of pressing. Knows nothing of Rasa."""

import re
from collections.abc import Mapping, Sequence

_ORDINALS = {
    **dict.fromkeys(("1", "one", "first", "1st", "a"), 0),
    **dict.fromkeys(("2", "two", "second", "2nd", "b", "middle"), 1),
    **dict.fromkeys(("3", "three", "third", "3rd", "c"), 2),
    **dict.fromkeys(("4", "four", "fourth", "4th", "d"), 3),
    **dict.fromkeys(("5", "five", "fifth", "5th", "e"), 4),
    **dict.fromkeys(("last", "bottom"), -1),
    "top": 0,
}
_POLITE = (
    r"(?:(?:please|pls|i (?:mean|meant|want|pick|choose|take)|id like|the|number|no|nr|option|choice|button|"
    r"answer|question|yes|ok|its|it's|go with|lets go with|umm?|hmm?|erm)\b[.,:# ]*)*"
)
_TAIL = r"(?: (?:one|option|choice|question|button|please|pls|thanks?))*[ .!)]*$"
_CHOICE = re.compile(rf"^{_POLITE}#?(?P<word>\w+){_TAIL}")
_NOT_WORDS = re.compile(r"[^\w ]+")


def chosen_payload(text: str, buttons: Sequence[Mapping[str, str]]) -> str | None:
    """Return the payload of the button that a normalised text names by title or number."""
    written = _words(text)
    for button in buttons:
        if written and written == _words(button["title"]):
            return button["payload"]
    match = _CHOICE.match(text)
    place = _ORDINALS.get(match["word"]) if match else None
    if place is None or not -1 <= place < len(buttons):
        return None
    return buttons[place]["payload"]


def _words(text: str) -> str:
    return " ".join(_NOT_WORDS.sub("", text.casefold()).split())
