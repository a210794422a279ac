"""Decides whether a message reports a red flag: rules first, then a trained second look."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.red_flags import Tier, load_foreign_reports, load_red_flags, tier_of_red_flags
from nlu.encoder.text_encoder import TextEncoder
from nlu.safety.denied_symptoms import without_denied_symptoms
from nlu.safety.red_flag_context import without_contractions
from nlu.safety.red_flag_model import PartRead, RedFlagModel
from nlu.safety.red_flag_reports import load_harmless, load_reports
from nlu.safety.red_flag_rules import knowledge_rules
from nlu.safety.undamaged_text import undamaged
from nlu.text.normalized_text import normalize
from nlu.text.sentences import clauses, sentences

# Severest first: what is said when a message matches several.
SEVERITY: tuple[Tier, ...] = ("A", "C", "E", "D", "B")
# Chosen on the sets of tests/safety/*_used.yml; config.yml holds the ones in use.
THRESHOLD = -0.6
ENCODER_WEIGHT = 0.7
# A message of so few words may be damaged in a way that hides what it says.
_MOST_DAMAGED_WORDS = 12
_MOST_SEGMENTS = 32
_BOTH_NAMED: frozenset[Tier] = frozenset({"A", "C"})


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


@dataclass(frozen=True)
class Findings:
    """The tiers found in a message.

    `by_phrases` are those of bare words and other languages, which stand for themselves, `by_patterns`
    those of the other patterns; `alarm` is how alarming the model finds it, with the tiers `by_model`.
    """

    by_phrases: frozenset[Tier]
    by_patterns: frozenset[Tier]
    alarm: float
    by_model: tuple[Tier, ...]

    def tiers(self, threshold: float, overruled_below: float = -np.inf) -> tuple[Tier, ...]:
        """Return the tiers reported, the severest first; () where there is none.

        Args:
            threshold: How alarming the model must find it where no pattern matches.
            overruled_below: Where the model finds it less alarming than this, a match of patterns is
                a leaflet, a form or another meaning; what stands for itself reports all the same.
        """
        is_overruled = self.alarm < overruled_below
        found: set[Tier] = set() if is_overruled else set(self.by_patterns)
        found |= self.by_phrases
        if self.alarm >= threshold:
            # Of two the patterns are the surer, but for a wish to die beside an emergency.
            found |= {tier for tier in self.by_model if not found or tier in _BOTH_NAMED}
        return tuple(tier for tier in SEVERITY if tier in found)


class RedFlagDetector:
    """Finds the tiers that a message reports; without a model it goes by its rules alone."""

    def __init__(self, encoder: TextEncoder | None = None, model: RedFlagModel | None = None) -> None:
        """Creates a detector with the rules of the knowledge, and a trained model with its encoder."""
        self._tier_of_pattern = tier_of_red_flags()
        foreign = (reports.id for reports in load_foreign_reports())
        self._for_themselves = {*foreign, *(pattern.id for pattern in load_red_flags() if pattern.bare)}
        self._rules = knowledge_rules()
        self._encoder = encoder
        self._model = model

    def tiers(
        self, normalized: str, corrected: str, threshold: float = THRESHOLD, weight: float = ENCODER_WEIGHT
    ) -> tuple[Tier, ...]:
        """Return the tiers that a message reports (see `examine` and `Findings.tiers`)."""
        return self.examine(normalized, corrected, weight).tiers(threshold)

    def examine(self, normalized: str, corrected: str, weight: float = ENCODER_WEIGHT) -> Findings:
        """Return what is found in a message; `weight` is how much the encoder counts beside the words."""
        found = self.patterns(normalized, corrected)
        for_themselves = [name for name in found if name in self._for_themselves]
        return Findings(
            frozenset(map(self._tier_of_pattern.__getitem__, for_themselves)),
            frozenset(map(self._tier_of_pattern.__getitem__, set(found) - set(for_themselves))),
            *self.alarm(normalized, corrected, weight),
        )

    def patterns(self, normalized: str, corrected: str) -> list[str]:
        """Return the ids of the patterns that match a message: as written, corrected, or mended."""
        texts = dict.fromkeys((normalized, corrected, self._mended(normalized)))
        return list(dict.fromkeys(pattern for text in texts for pattern in self._rules.find(text)))

    def alarm(
        self, normalized: str, corrected: str, weight: float = ENCODER_WEIGHT
    ) -> tuple[float, tuple[Tier, ...]]:
        """Return how alarming the model finds a message, and the tiers that it may report."""
        read = self.read(normalized, corrected)
        if not read:
            return -np.inf, ()
        worst = max(read, key=lambda part: part.alarm(weight))
        return worst.alarm(weight), worst.tiers

    def read(self, normalized: str, corrected: str) -> list[PartRead]:
        """Return what the model reads of a message: the whole of it first, then its suspicious parts."""
        parts = _parts(normalized, corrected)
        if self._model is None or self._encoder is None or not parts:
            return []
        read = self._model.read(corrected, parts, self._encoder.encode)
        mended = self._mended(normalized)
        if mended not in (normalized, corrected) and len(mended.split()) <= _MOST_DAMAGED_WORDS:
            read += self._model.read(mended, [mended], self._encoder.encode)
        return read

    def _mended(self, normalized: str) -> str:
        return undamaged(normalized, self._rules.vocabulary)

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
