"""Buttons that stand below a Reply: to rate it, to keep its question, to reach a person. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from actions.payload import FEEDBACK, REJECT_CHOICES, REQUEST_HUMAN, payload
from actions.repertoire import Repertoire
from actions.reply import Button
from nlu.intents import ADD_VISIT_QUESTION

RATINGS = {"up": "buttons.helpful", "down": "buttons.not_helpful"}

REASONS = {
    "down_not_asked": "buttons.reason_not_asked",
    "down_unclear": "buttons.reason_unclear",
    "down_too_little": "buttons.reason_too_little",
    "down_wrong": "buttons.reason_wrong",
}


def none_of_these(repertoire: Repertoire) -> Button:
    """Return the button that tells that no choice was meant."""
    return Button(repertoire.sentence("buttons.none_of_these"), payload(REJECT_CHOICES))


def talk_to_a_person(repertoire: Repertoire) -> Button:
    """Return the button that asks how to reach the staff."""
    return Button(repertoire.sentence("buttons.talk_to_a_person"), payload(REQUEST_HUMAN))


def rating_buttons(about: str, repertoire: Repertoire) -> tuple[Button, ...]:
    """Return the thumbs of a Reply; `about` is the intent that it answers."""
    return tuple(
        Button(repertoire.sentence(title), payload(FEEDBACK, rating=rating, about=about))
        for rating, title in RATINGS.items()
    )


def reason_buttons(about: str, repertoire: Repertoire) -> tuple[Button, ...]:
    """Return why an answer may not have helped; each is a rating of its own, after the thumb."""
    return tuple(
        Button(repertoire.sentence(title), payload(FEEDBACK, rating=rating, about=about))
        for rating, title in REASONS.items()
    )


def visit_buttons(intents: Iterable[str], repertoire: Repertoire) -> tuple[Button, ...]:
    """Return the button that adds the questions of these intents to the patient's list."""
    about = " ".join(intents)
    if not about:
        return ()
    title = repertoire.sentence("buttons.add_to_my_questions")
    return (Button(title, payload(ADD_VISIT_QUESTION, about=about)),)


def offers_of(reply: Mapping[str, Any]) -> tuple[Button, ...]:
    """Return the buttons of an earlier Reply that rate it or keep its question, for saying it again."""
    names = tuple(f"/{name}{{" for name in (ADD_VISIT_QUESTION, FEEDBACK))
    return tuple(Button(**button) for button in reply["buttons"] if button["payload"].startswith(names))
