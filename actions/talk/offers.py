"""Buttons that stand below a Reply: to rate it, to keep its question, to reach a person. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from actions.payload import FEEDBACK, REJECT_CHOICES, REQUEST_HUMAN, payload
from actions.reply import Button
from nlu.intents import ADD_VISIT_QUESTION

RATINGS = {"up": "👍 Helpful", "down": "👎 Not helpful"}
NONE_OF_THESE = Button("None of these", payload(REJECT_CHOICES))
TALK_TO_A_PERSON = Button("Talk to a person", payload(REQUEST_HUMAN))


def rating_buttons(about: str) -> tuple[Button, ...]:
    """Return the thumbs of a Reply; `about` is the intent that it answers."""
    return tuple(
        Button(title, payload(FEEDBACK, rating=rating, about=about)) for rating, title in RATINGS.items()
    )


def visit_buttons(intents: Iterable[str]) -> tuple[Button, ...]:
    """Return the button that adds the questions of these intents to the patient's list."""
    about = " ".join(intents)
    return (Button("Add to my questions", payload(ADD_VISIT_QUESTION, about=about)),) if about else ()


def offers_of(reply: Mapping[str, Any]) -> tuple[Button, ...]:
    """Return the buttons of an earlier Reply that rate it or keep its question, for saying it again."""
    names = tuple(f"/{name}{{" for name in (ADD_VISIT_QUESTION, FEEDBACK))
    return tuple(Button(**button) for button in reply["buttons"] if button["payload"].startswith(names))
