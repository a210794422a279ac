"""The trained part of reading a tone: counts of words and characters, and the sentence's vector."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression

from nlu.tone.tone_phrasings import NEUTRAL

Floats = npt.NDArray[np.float32]

_COLUMNS = 2**14
_REGULARIZATION = 10.0
_WORDS = HashingVectorizer(ngram_range=(1, 2), n_features=_COLUMNS, alternate_sign=False)
_CHARACTERS = HashingVectorizer(
    analyzer="char_wb", ngram_range=(3, 5), n_features=_COLUMNS, alternate_sign=False
)


def _features(texts: Sequence[str], vectors: Floats) -> csr_matrix:
    counts = [_WORDS.transform(texts), _CHARACTERS.transform(texts)]
    return hstack([*counts, csr_matrix(vectors)], format="csr")


class ToneModel:
    """Tells how likely each tone is."""

    def __init__(self, arrays: dict[str, npt.NDArray[np.generic]]) -> None:
        """Creates a model from its arrays; see `train` and `load`."""
        self._arrays = arrays

    @classmethod
    def train(cls, texts: Sequence[str], vectors: Floats, tones: Sequence[str]) -> "ToneModel":
        """Return a model fitted on normalised texts, their vectors of length 1, and their tones."""
        model = LogisticRegression(C=_REGULARIZATION, max_iter=200)
        model.fit(_features(texts, vectors), list(tones))
        coefficients, bias = model.coef_.astype(np.float16), model.intercept_.astype(np.float32)
        return cls({"coefficients": coefficients, "bias": bias, "tones": np.array(model.classes_)})

    def tone(self, text: str, vector: Floats) -> tuple[str, float]:
        """Return the likeliest feeling of a normalised text, and how likely it has any, 0 to 1."""
        features = _features([text], vector.reshape(1, -1))
        scores = (features @ self._arrays["coefficients"].T.astype(np.float32))[0] + self._arrays["bias"]
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        by_tone = dict(zip(map(str, self._arrays["tones"]), map(float, shares), strict=True))
        felt = 1.0 - by_tone.pop(NEUTRAL)
        return max(by_tone, key=lambda tone: by_tone[tone]), felt

    def save(self, path: Path) -> None:
        """Writes the model to a file."""
        np.savez_compressed(path, **self._arrays)

    @classmethod
    def load(cls, path: Path) -> "ToneModel":
        """Return a model from a file."""
        with np.load(path) as arrays:
            return cls(dict(arrays))
