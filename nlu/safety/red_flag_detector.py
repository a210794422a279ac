"""Decides whether a message reports a red flag: rules first, then a trained second look."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.red_flags import Tier, load_red_flags
from nlu.encoder.minilm import MiniLmEncoder
from nlu.safety.denied_symptoms import without_denied_symptoms
from nlu.safety.red_flag_context import without_contractions
from nlu.safety.red_flag_model import RedFlagModel
from nlu.safety.red_flag_reports import load_harmless, load_reports
from nlu.safety.red_flag_rules import knowledge_rules
from nlu.text.normalized_text import normalize
from nlu.text.sentences import clauses, sentences

# Severest first: what is said when a message matches several.
SEVERITY: tuple[Tier, ...] = ("A", "C", "B")
# Chosen on the sets of tests/safety/*_used.yml and on tests/nlu/validation.yml. Reports beside
# a question that the scope gate is sure of are plain ones: there the model must be surer.
THRESHOLD = 0.2
QUESTION_THRESHOLD = 2.0
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


class RedFlagDetector:
    """Finds the tier of a message; without a model it goes by its rules alone."""

    def __init__(self, encoder: MiniLmEncoder, model: RedFlagModel | None = None) -> None:
        """Creates a detector with the rules of the knowledge and a trained model."""
        self._tier_of_pattern = {pattern.id: pattern.tier for pattern in load_red_flags()}
        self._rules = knowledge_rules()
        self._encoder = encoder
        self._model = model

    def tier(self, normalized: str, corrected: str, threshold: float = THRESHOLD) -> Tier | None:
        """Return the severest tier a message reports, or None."""
        by_rules = self.tier_by_rules(normalized, corrected)
        return by_rules or self.tier_by_model(normalized, corrected, threshold)

    def tier_by_rules(self, normalized: str, corrected: str) -> Tier | None:
        """Return the severest tier of the patterns that match, with and without correction."""
        texts = dict.fromkeys((normalized, corrected))
        tiers = {self._tier_of_pattern[pattern] for text in texts for pattern in self._rules.find(text)}
        return next((tier for tier in SEVERITY if tier in tiers), None)

    def tier_by_model(self, normalized: str, corrected: str, threshold: float) -> Tier | None:
        """Return the tier of a message's most alarming part, or None below the threshold."""
        alarm, tier = self.alarm(normalized, corrected)
        return next((known for known in SEVERITY if known == tier), None) if alarm >= threshold else None

    def alarm(self, normalized: str, corrected: str) -> tuple[float, str]:
        """Return how alarming the model finds a message, with and without correction, and the tier."""
        parts = _said((*segments(normalized), *segments(corrected)))
        if self._model is None or not parts:
            return -np.inf, ""
        return self._model.alarm(parts, self._encode)

    def train(self, ordinary: Iterable[str]) -> None:
        """Fits the model on reports of red flags against harmless and ordinary messages."""
        reports = [
            (without_denied_symptoms(without_contractions(normalize(text))), tier)
            for tier, texts in load_reports().items()
            for text in texts
        ]
        calm = dict.fromkeys(part for text in load_harmless() for part in _said(segments(normalize(text))))
        # The clauses of ordinary questions are many, and taught it nothing more.
        usual = dict.fromkeys(
            part for text in ordinary for part in _said([normalize(text), *sentences(normalize(text))])
        )
        only_calm = [part for part in calm if part not in usual]
        self._model = RedFlagModel.train(reports, only_calm, list(usual), self._encoder.encode_many)

    def save(self, path: Path) -> None:
        """Writes the trained model to a file."""
        if self._model is not None:
            self._model.save(path)

    def _encode(self, texts: Iterable[str]) -> npt.NDArray[np.float32]:
        return np.stack([self._encoder.encode(text) for text in texts])
