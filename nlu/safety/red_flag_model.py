"""The trained second look at red flags: word counts, and how alarming the sentence encoder finds a text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression

from knowledge.red_flags import TIERS, Tier
from nlu.encoder.text_encoder import Encoding

Floats = npt.NDArray[np.float32]
Encode = Callable[[str], Encoding]

# A message of more words is a story: a red flag may be one clause of it, and the encoder reads
# only its end. There it reads the parts too that the counts find most suspicious.
LONGEST_READ_WHOLE = 40
_MOST_ENCODED = 3
# Below this, the counts alone rule a part of a message out: the encoder never reads it.
RULED_OUT = -2.0
# A tier that is less likely than the likeliest by no more than this, as a logarithm, may be meant too.
NEAR_TIER = 1.0
SURE = 2.0
_REGULARIZATION = 100.0
_COLUMNS = 2**18

_WORDS = HashingVectorizer(
    ngram_range=(1, 3),
    n_features=_COLUMNS,
    alternate_sign=False,
    token_pattern=r"(?u)\b\w+\b",  # noqa: S106 (a pattern, no password)
)
# Across words: "not numb" and "t breathe" tell more than the words alone.
_CHARACTERS = HashingVectorizer(
    analyzer="char", ngram_range=(4, 7), n_features=_COLUMNS, alternate_sign=False
)


def _counts(texts: Sequence[str]) -> csr_matrix:
    return hstack([_WORDS.transform(texts), _CHARACTERS.transform(texts)], format="csr")


def _alarm(encoding: Encoding) -> tuple[float, tuple[Tier, ...]]:
    """Return how alarming the encoder finds a text, as the logarithm of odds, and the likeliest tiers."""
    *tiers, harmless = map(float, encoding.alarm)
    # Without much doubt that it is a report at all: else the likeliest alone.
    least = max(max(tiers) - NEAR_TIER, harmless + SURE)
    near = [tier for tier, score in zip(TIERS, tiers, strict=True) if score > least or score == max(tiers)]
    return float(np.logaddexp.reduce(tiers)) - harmless, tuple(near)


@dataclass(frozen=True)
class PartRead:
    """How alarming a part of a message is by its words and by the encoder, as logarithms of odds."""

    text: str
    by_words: float
    by_encoder: float
    tiers: tuple[Tier, ...]

    def alarm(self, encoder_weight: float) -> float:
        """Return how alarming the part is by both."""
        return encoder_weight * self.by_encoder + (1 - encoder_weight) * self.by_words


class RedFlagModel:
    """Tells how alarming texts are, and which tier an alarming one belongs to."""

    def __init__(self, words: Floats, bias: float) -> None:
        """Creates a model from the coefficients of its counts; see `train` and `load`."""
        self._words, self._bias = words.astype(np.float32), bias

    @classmethod
    def train(cls, reports: Sequence[str], harmless: Sequence[str]) -> "RedFlagModel":
        """Return a model whose counts are fitted on reports against harmless texts."""
        texts = [*reports, *harmless]
        model = LogisticRegression(C=_REGULARIZATION, max_iter=60, tol=1e-2, class_weight="balanced")
        model.fit(_counts(texts), np.arange(len(texts)) < len(reports))
        return cls(model.coef_[0], float(model.intercept_[0]))

    def read(self, whole: str, parts: Sequence[str], encode: Encode) -> list[PartRead]:
        """Return how alarming the message is, and of a story its most suspicious parts as well.

        Args:
            whole: The message as it was written; the encoder knows what a denial is.
            parts: The message, its sentences and clauses without what they deny: for the counts.
            encode: What the encoder makes of a text.
        """
        if len(whole.split()) <= LONGEST_READ_WHOLE:
            parts = parts[:1]
        by_words = [float(score) for score in _counts(parts) @ self._words + self._bias]
        suspicious = sorted(range(1, len(parts)), key=lambda index: -by_words[index])[:_MOST_ENCODED]
        read = [(whole, by_words[0])]
        read += [(parts[index], by_words[index]) for index in suspicious if by_words[index] >= RULED_OUT]
        return [PartRead(text, words, *_alarm(encode(text))) for text, words in read]

    def save(self, path: Path) -> None:
        """Writes the model to a file."""
        np.savez_compressed(path, words=self._words, bias=self._bias)

    @classmethod
    def load(cls, path: Path) -> "RedFlagModel":
        """Return a model from a file."""
        with np.load(path) as arrays:
            return cls(arrays["words"], float(arrays["bias"]))
