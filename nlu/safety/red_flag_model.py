"""The trained second look at red flags: word counts, then nearness to reports where they are unsure."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression

from nlu.safety.kernel_ridge import KernelRidge

Floats = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]

# Below this, the counts alone rule a part of a message out: its vector is never computed.
RULED_OUT = -3.5
# Of a long story, the vectors of its most suspicious parts.
_MOST_ENCODED = 8
NEARNESS_WEIGHT = 5.0
WHOLE_WEIGHT = 0.25
# Harmless texts that the counts rule out more surely than this are easy.
_EASY = -2.0
# Nearness is learnt from short texts: a vector blurs a whole story, and takes long to compute.
_LONGEST_LEARNT = 25
# Reports, ordinary messages, hard and easy harmless ones: all of ours took 20 s longer and were no better.
_MOST_LEARNT = (2000, 1200, 1300, 200)
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


def _is_short(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    return np.array([len(text.split()) <= _LONGEST_LEARNT for text in texts])


def _some(indices: npt.NDArray[np.intp], most: int) -> npt.NDArray[np.intp]:
    """Return evenly spaced ones of the indices, at most so many."""
    return indices[np.linspace(0, len(indices) - 1, min(most, len(indices))).astype(np.intp)]


def _chosen(groups: Sequence[npt.NDArray[np.bool_]], short: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """Return the indices that nearness is learnt from: some short texts of each group."""
    pairs = zip(groups, _MOST_LEARNT, strict=True)
    return np.sort(np.concatenate([_some(np.flatnonzero(group & short), most) for group, most in pairs]))


def _fit(features: csr_matrix | Floats, labels: Sequence[object]) -> LogisticRegression:
    model = LogisticRegression(C=_REGULARIZATION, max_iter=60, tol=1e-2, class_weight="balanced")
    return model.fit(features, labels)


class RedFlagModel:
    """Tells how alarming texts are, and which tier an alarming one belongs to."""

    def __init__(self, arrays: dict[str, npt.NDArray[np.generic]]) -> None:
        """Creates a model from its arrays; see `train` and `load`."""
        self._arrays = arrays
        self._near_reports = KernelRidge(
            arrays["landmarks"].astype(np.float32), arrays["landmark_weights"].astype(np.float32)
        )

    @classmethod
    def train(
        cls,
        reports: Sequence[tuple[str, str]],
        harmless: Sequence[str],
        ordinary: Sequence[str],
        encode: Encode,
    ) -> "RedFlagModel":
        """Return a model fitted on reports (text and tier) against harmless and ordinary texts.

        The counts learn from everything; nearness from some of each kind, since encoding
        everything would take minutes.
        """
        texts = [*(text for text, _ in reports), *harmless, *ordinary]
        alarming = np.arange(len(texts)) < len(reports)
        usual = np.arange(len(texts)) >= len(reports) + len(harmless)
        counts = _counts(texts)
        words = _fit(counts, list(alarming))
        hard = words.decision_function(counts) > _EASY
        calm = ~alarming & ~usual
        kept = _chosen((alarming, usual, calm & hard, calm & ~hard), _is_short(texts))
        vectors = encode([texts[index] for index in kept])
        near = KernelRidge.fit(vectors, alarming[kept])
        tier = _fit(vectors[alarming[kept]], [reports[index][1] for index in kept[alarming[kept]]])
        return cls(
            {
                "words": words.coef_[0].astype(np.float32),
                "words_bias": words.intercept_.astype(np.float32),
                "landmarks": near.landmarks.astype(np.float16),
                "landmark_weights": near.weights,
                "tier": tier.coef_.astype(np.float32),
                "tier_bias": tier.intercept_.astype(np.float32),
                "tiers": np.array(tier.classes_),
            }
        )

    def alarm(self, texts: Sequence[str], encode: Encode) -> tuple[float, str]:
        """Return how alarming a message is, and its tier; minus infinity and "" without a suspicion.

        Args:
            texts: the whole message first, then its parts. The worst part counts most,
                the whole for the rest: in a calm story a part alone says less.
            encode: computes the vectors of texts.
        """
        counts = _counts(texts)
        by_words = counts @ self._arrays["words"] + self._arrays["words_bias"]
        kept = np.argsort(-by_words)[:_MOST_ENCODED]
        kept = kept[by_words[kept] >= RULED_OUT]
        if not len(kept):
            return -np.inf, ""
        # The whole message comes first, whatever its words say.
        kept = np.append(0, kept[kept != 0])
        vectors = encode([texts[index] for index in kept])
        alarms = by_words[kept] + NEARNESS_WEIGHT * self._near_reports.score(vectors)
        worst = int(alarms.argmax())
        tiers = self._arrays["tier"] @ vectors[worst] + self._arrays["tier_bias"]
        alarm = (1 - WHOLE_WEIGHT) * alarms[worst] + WHOLE_WEIGHT * alarms[0]
        return float(alarm), str(self._arrays["tiers"][int(tiers.argmax())])

    def save(self, path: Path) -> None:
        """Writes the model to a file."""
        np.savez_compressed(path, **self._arrays)

    @classmethod
    def load(cls, path: Path) -> "RedFlagModel":
        """Return a model from a file."""
        with np.load(path) as arrays:
            return cls(dict(arrays))
