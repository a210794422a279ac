"""Reads which of the offered buttons a patient means who types instead of pressing. Knows nothing of Rasa."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge.word_list import any_of, read_places, read_words

_WORDS = Path(__file__).parent / "words" / "choice"
_PLACES = {**read_places(_WORDS / "places.txt"), **dict.fromkeys(read_words(_WORDS / "last.txt"), -1)}
_BEFORE = rf"(?:(?:{any_of(read_words(_WORDS / 'before.txt'))})\b[.,:# ]*)*"
_AFTER = rf"(?: (?:{any_of(read_words(_WORDS / 'after.txt'))}))*[ .!)]*$"
# "One question, please" announces one and chooses none.
_CHOICE = re.compile(rf"^{_BEFORE}(?!(?:a|one) question\b)#?(?P<word>\w+){_AFTER}")
_NOT_WORDS = re.compile(r"[^\w ]+")


def chosen_payload(text: str, buttons: Sequence[Mapping[str, str]]) -> str | None:
    """Return the payload of the button that a normalised text names by title or number."""
    written = _words(text)
    for button in buttons:
        if written and written == _words(button["title"]):
            return button["payload"]
    match = _CHOICE.match(text)
    place = _PLACES.get(match["word"]) if match else None
    if not buttons or place is None or place >= len(buttons):
        return None
    return buttons[place]["payload"]


def _words(text: str) -> str:
    return " ".join(_NOT_WORDS.sub("", text.casefold()).split())
