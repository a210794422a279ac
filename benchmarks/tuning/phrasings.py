"""Reads the phrasings that train what a message asks, with their writers and their vectors."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlu.encoder.known_vectors import KnownVectors
from nlu.encoder.text_encoder import shared_encoder
from nlu.intents import is_classified
from nlu.text.normalized_text import normalize
from nlu.text.spelling_corrector import spelling_dictionary
from nlu.training.question_importer import FOUNDERS
from painguide.checks.bot_data import LocatedPhrasing, read_training_phrasings

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Phrasings:
    """Phrasings, and the vector of each in a row."""

    lines: tuple[LocatedPhrasing, ...]
    vectors: Floats

    def lines_of_hand(self) -> Counter[str]:
        """Return how many lines each writer of data/voices has; data/*.yml always trains."""
        return Counter(line.hand for line in self.lines if line.hand != FOUNDERS)

    def only(self, places: Sequence[int]) -> "Phrasings":
        """Return the phrasings at some places."""
        return Phrasings(tuple(self.lines[place] for place in places), self.vectors[list(places)])


def read_phrasings() -> Phrasings:
    """Return all phrasings, corrected and encoded as the bot does it.

    The dictionary that corrects them knows all writers' words, those of a fold left out too.
    """
    written = read_training_phrasings()
    dictionary = spelling_dictionary(line.text for line in written)
    lines = tuple(line for line in written if is_classified(line.intent))
    texts = [dictionary.correct(normalize(line.text)) for line in lines]
    return Phrasings(lines, KnownVectors().of(texts, shared_encoder()))
