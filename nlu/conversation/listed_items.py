"""Finds which item of the list in the last answer a message means by its place. Knows nothing of Rasa."""

import re

from knowledge.model import Knowledge
from nlu.conversation.focus import Focus
from nlu.intents import answer_unit

_PLACES = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2,
    "fourth": 3, "4th": 3, "fifth": 4, "5th": 4, "last": -1,
}  # fmt: skip
# "The last one", "the first of those", "the second?"; not "the first visit", "last week".
_BY_PLACE = re.compile(
    rf"\b(?:the |that |this )?(?P<place>{'|'.join(_PLACES)})"
    r"(?: (?:one|thing|item|person|tool)s?\b(?: of (?:them|those|these|that))?"
    r"| of (?:them|those|these|that)\b| (?:on|in) (?:the|that|your) list\b|(?=\W*$))"
)


def items_of(focus: Focus, knowledge: Knowledge) -> tuple[str, ...]:
    """Return what the facts answered last list, in their order; () where they list nothing."""
    units = (answer_unit(intent, knowledge) for intent in focus.questions)
    return tuple(item for unit in units if unit.kind == "fact" for item in knowledge.facts[unit.id].items)


def with_item_named(text: str, items: tuple[str, ...]) -> str:
    """Return a normalised text with the item named that it means by its place, else as it is."""
    found = _BY_PLACE.search(text)
    place = _PLACES[found["place"]] if found else 0
    if not found or not items or place >= len(items):
        return text
    return f"{text[: found.start()]}the {items[place]}{text[found.end() :]}"
