"""The trained second look at red flags: word counts first, sentence embeddings where they are unsure."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression

Floats = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]

# Below this, the counts alone rule a part of a message out: its embedding is never computed.
RULED_OUT = 0.02
_HARD_NEGATIVE = 0.03
_VECTOR_WEIGHT = 1.5
_REGULARIZATION = 30.0
_COLUMNS = 2**17

_WORDS = HashingVectorizer(
    ngram_range=(1, 3),
    n_features=_COLUMNS,
    alternate_sign=False,
    token_pattern=r"(?u)\b\w+\b",  # noqa: S106 (a pattern, no password)
)
_CHARACTERS = HashingVectorizer(
    analyzer="char_wb", ngram_range=(3, 5), n_features=_COLUMNS, alternate_sign=False
)


def _counts(texts: Sequence[str]) -> csr_matrix:
    return hstack([_WORDS.transform(texts), _CHARACTERS.transform(texts)], format="csr")


def _fit(features: csr_matrix, labels: Sequence[object]) -> LogisticRegression:
    model = LogisticRegression(C=_REGULARIZATION, max_iter=80, tol=1e-3, class_weight="balanced")
    return model.fit(features, labels)


def _probability(scores: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)


class RedFlagModel:
    """Tells how alarming texts are, and which tier an alarming one belongs to."""

    def __init__(self, arrays: dict[str, npt.NDArray[np.generic]]) -> None:
        """Creates a model from its arrays; see `train` and `load`."""
        self._arrays = arrays

    @classmethod
    def train(
        cls, reports: Sequence[tuple[str, str]], harmless: Sequence[str], encode: Encode
    ) -> "RedFlagModel":
        """Return a model fitted on reports (text and tier) against harmless texts.

        The counts learn from everything; the embedding only from reports and from the
        harmless texts that the counts find hard, since embedding all would take minutes.
        """
        texts = [text for text, _ in reports]
        counts = _counts([*texts, *harmless])
        alarming = [True] * len(texts) + [False] * len(harmless)
        first = _fit(counts, alarming)
        hard = first.predict_proba(counts)[:, 1] >= _HARD_NEGATIVE
        kept = [index for index in range(len(alarming)) if alarming[index] or hard[index]]
        everything = [*texts, *harmless]
        vectors = encode([everything[index] for index in kept])
        features = hstack([counts[kept], csr_matrix(vectors * _VECTOR_WEIGHT)], format="csr")
        second = _fit(features, [alarming[index] for index in kept])
        tier = _fit(csr_matrix(vectors[: len(texts)]), [name for _, name in reports])
        return cls(
            {
                "counts": first.coef_[0].astype(np.float32),
                "counts_bias": first.intercept_.astype(np.float32),
                "joint": second.coef_[0].astype(np.float32),
                "joint_bias": second.intercept_.astype(np.float32),
                "tier": tier.coef_.astype(np.float32),
                "tier_bias": tier.intercept_.astype(np.float32),
                "tiers": np.array(tier.classes_),
            }
        )

    def alarm(self, texts: Sequence[str], encode: Encode) -> tuple[float, str]:
        """Return how alarming the worst text is (0 to 1), and its tier; 0 and "" without a suspicion."""
        counts = _counts(texts)
        suspicion = _probability(counts @ self._arrays["counts"] + self._arrays["counts_bias"])
        kept = [index for index, value in enumerate(suspicion) if value >= RULED_OUT]
        if not kept:
            return 0.0, ""
        vectors = encode([texts[index] for index in kept])
        features = hstack([counts[kept], csr_matrix(vectors * _VECTOR_WEIGHT)], format="csr")
        alarms = _probability(features @ self._arrays["joint"] + self._arrays["joint_bias"])
        worst = int(alarms.argmax())
        tiers = self._arrays["tier"] @ vectors[worst] + self._arrays["tier_bias"]
        return float(alarms[worst]), str(self._arrays["tiers"][int(tiers.argmax())])

    def save(self, path: Path) -> None:
        """Writes the model to a file."""
        np.savez_compressed(path, **self._arrays)

    @classmethod
    def load(cls, path: Path) -> "RedFlagModel":
        """Return a model from a file."""
        with np.load(path) as arrays:
            return cls(dict(arrays))
