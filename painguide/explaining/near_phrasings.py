"""Finds the phrasings of the data that a message is most like. Knows nothing of Rasa."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from knowledge.model import Knowledge
from nlu.encoder.text_encoder import Vector
from nlu.intents import AnswerUnit, answer_unit, is_classified
from nlu.text.normalized_text import normalize
from painguide.checks.bot_data import LocatedPhrasing
from painguide.explaining.explanation import NearPhrasing

_SHOWN = 3


class NearPhrasings:
    """The phrasings of each unit; reads the vectors of a unit's when they are first asked for."""

    def __init__(
        self,
        phrasings: Iterable[LocatedPhrasing],
        knowledge: Knowledge,
        *,
        correct: Callable[[str], str],
        vectors: Callable[[Sequence[str]], Vector],
    ) -> None:
        """Takes phrasings, and how the bot reads them.

        Args:
            phrasings: What the bot learns from.
            knowledge: What may be said.
            correct: Corrects the spelling of a normalised text.
            vectors: Return the vectors of texts, a row each, of length 1.
        """
        self._of_unit: dict[AnswerUnit, list[LocatedPhrasing]] = {}
        for phrasing in phrasings:
            if is_classified(phrasing.intent):
                self._of_unit.setdefault(answer_unit(phrasing.intent, knowledge), []).append(phrasing)
        self._correct, self._vectors = correct, vectors
        self._known: dict[AnswerUnit, Vector] = {}

    def nearest(self, unit: AnswerUnit, vector: Vector) -> tuple[NearPhrasing, ...]:
        """Return the three phrasings of a unit that a vector is most like, nearest first."""
        phrasings = self._of_unit.get(unit)
        if not phrasings:
            return ()
        if unit not in self._known:
            self._known[unit] = self._vectors([self._correct(normalize(each.text)) for each in phrasings])
        likeness = self._known[unit] @ vector
        return tuple(_near(phrasings[place], likeness[place]) for place in np.argsort(-likeness)[:_SHOWN])


def _near(phrasing: LocatedPhrasing, likeness: float) -> NearPhrasing:
    return NearPhrasing(
        round(float(likeness), 3),
        phrasing.text,
        phrasing.intent,
        phrasing.hand,
        phrasing.voice,
        phrasing.where,
    )
