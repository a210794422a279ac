"""Decides whether a message reports a red flag: rules first, then a trained second look."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from knowledge.red_flags import Tier, load_red_flags
from nlu.encoder.text_encoder import TextEncoder
from nlu.safety.denied_symptoms import without_denied_symptoms
from nlu.safety.red_flag_context import without_contractions
from nlu.safety.red_flag_model import PartRead, RedFlagModel
from nlu.safety.red_flag_reports import load_harmless, load_reports
from nlu.safety.red_flag_rules import knowledge_rules
from nlu.text.normalized_text import normalize
from nlu.text.sentences import clauses, sentences

# Severest first: what is said when a message matches several.
SEVERITY: tuple[Tier, ...] = ("A", "C", "B")
# Chosen on the sets of tests/safety/*_used.yml; config.yml holds the ones in use.
THRESHOLD = -1.0
ENCODER_WEIGHT = 0.8
_MOST_SEGMENTS = 32


def segments(text: str) -> list[str]:
    """Return the message, its sentences and their clauses, each once.

    A red flag may be one clause of a long story.
    """
    parts = [text]
    for sentence in sentences(text):
        parts.extend((sentence, *clauses(sentence)))
    return list(dict.fromkeys(part for part in parts if part))


def _said(parts: Iterable[str]) -> list[str]:
    """Return what parts of a normalised message say, without what they deny.

    Of very many it is the first, the whole message, and the last ones.
    """
    said = (without_denied_symptoms(without_contractions(part)) for part in parts)
    kept = [part for part in dict.fromkeys(said) if part]
    return kept[:1] + kept[1:][1 - _MOST_SEGMENTS :]


def _parts(normalized: str, corrected: str) -> list[str]:
    return _said((*segments(normalized), *segments(corrected)))


class RedFlagDetector:
    """Finds the tier of a message; without a model it goes by its rules alone."""

    def __init__(self, encoder: TextEncoder | None = None, model: RedFlagModel | None = None) -> None:
        """Creates a detector with the rules of the knowledge, and a trained model with its encoder."""
        self._tier_of_pattern = {pattern.id: pattern.tier for pattern in load_red_flags()}
        self._rules = knowledge_rules()
        self._encoder = encoder
        self._model = model

    def tier(
        self, normalized: str, corrected: str, threshold: float = THRESHOLD, weight: float = ENCODER_WEIGHT
    ) -> Tier | None:
        """Return the severest tier a message reports, or None.

        `threshold` is how alarming the model must find it, `weight` how much the encoder counts in that.
        """
        by_rules = self.tier_by_rules(normalized, corrected)
        if by_rules:
            return by_rules
        alarm, tier = self.alarm(normalized, corrected, weight)
        return next((known for known in SEVERITY if known == tier), None) if alarm >= threshold else None

    def tier_by_rules(self, normalized: str, corrected: str) -> Tier | None:
        """Return the severest tier of the patterns that match, with and without correction."""
        tiers = {self._tier_of_pattern[pattern] for pattern in self.patterns(normalized, corrected)}
        return next((tier for tier in SEVERITY if tier in tiers), None)

    def patterns(self, normalized: str, corrected: str) -> list[str]:
        """Return the ids of the patterns that match a message, with and without correction."""
        texts = dict.fromkeys((normalized, corrected))
        return list(dict.fromkeys(pattern for text in texts for pattern in self._rules.find(text)))

    def alarm(self, normalized: str, corrected: str, weight: float = ENCODER_WEIGHT) -> tuple[float, str]:
        """Return how alarming the model finds a message, with and without correction, and the tier."""
        parts = _parts(normalized, corrected)
        if self._model is None or self._encoder is None or not parts:
            return -np.inf, ""
        return self._model.alarm(corrected, parts, self._encoder.encode, weight)

    def read(self, normalized: str, corrected: str) -> list[PartRead]:
        """Return what the model reads of a message: the whole of it first, then its suspicious parts."""
        parts = _parts(normalized, corrected)
        if self._model is None or self._encoder is None or not parts:
            return []
        return self._model.read(corrected, parts, self._encoder.encode)

    def train(self, ordinary: Iterable[str]) -> None:
        """Fits the model on reports of red flags against harmless and ordinary messages."""
        reports = [
            without_denied_symptoms(without_contractions(normalize(text)))
            for texts in load_reports().values()
            for text in texts
        ]
        calm = (part for text in load_harmless() for part in _said(segments(normalize(text))))
        # The clauses of ordinary questions are many, and taught it nothing more.
        usual = (part for text in ordinary for part in _said([normalize(text), *sentences(normalize(text))]))
        self._model = RedFlagModel.train(reports, list(dict.fromkeys((*calm, *usual))))

    def save(self, path: Path) -> None:
        """Writes the trained model to a file."""
        if self._model is not None:
            self._model.save(path)
