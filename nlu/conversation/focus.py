"""What a conversation is about: how it is kept, and which topics it may be. Knows nothing of Rasa."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.model import Knowledge, Topic
from nlu.slots import FOCUS_SLOT, QUESTIONS_SLOT

THEME = "theme"
# A theme that patients speak of as "it", like a treatment.
_WHOLE_FIELD = "interventional_pain_medicine"


@dataclass(frozen=True)
class Focus:
    """The topics that "it" may mean, and the intents of the questions answered last."""

    topics: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @classmethod
    def from_slots(cls, get_slot: Callable[[str], Any]) -> "Focus":
        """Return the focus that a conversation's slots keep; empty where they are."""
        return cls(tuple(get_slot(FOCUS_SLOT) or ()), tuple(get_slot(QUESTIONS_SLOT) or ()))

    def as_slots(self) -> dict[str, list[str]]:
        """Return the values of the slots that keep it, by their names."""
        return {FOCUS_SLOT: list(self.topics), QUESTIONS_SLOT: list(self.questions)}


def is_referent(topic: Topic) -> bool:
    """Return whether patients say "it" of a topic: of a treatment, not of a theme."""
    return topic.kind != THEME or topic.id == _WHOLE_FIELD


def focus_after(
    named: Sequence[str], answered: Sequence[str], before: Sequence[str], knowledge: Knowledge
) -> list[str]:
    """Return the topics in focus after an answer.

    The treatments that the patient named; else the treatment answered about. Themes such
    as recovery never take the place of a treatment: "it" still means the treatment.
    """
    treatments = [topic for topic in named if is_referent(knowledge.topics[topic])]
    if not treatments:
        treatments = [topic for topic in answered if knowledge.topics[topic].kind != THEME]
    return list(dict.fromkeys(treatments or before or answered))
