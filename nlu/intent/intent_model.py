"""Tells how likely each intent is: softmax regression on the sentence's vector. Knows nothing of Rasa."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

Floats = npt.NDArray[np.float32]


class IntentModel:
    """Probabilities of the intents of a message."""

    def __init__(self, labels: Sequence[str], coefficients: Floats, bias: Floats) -> None:
        """Creates a model from its numbers; see `train` and `load`."""
        self.labels = list(labels)
        self._coefficients = np.asarray(coefficients, dtype=np.float32)
        self._bias = np.asarray(bias, dtype=np.float32)

    @classmethod
    def train(
        cls, vectors: Floats, labels: Sequence[str], regularization: float, rounds: int
    ) -> "IntentModel":
        """Return a model fitted on vectors of length 1, a row each, and the intent of each.

        Every intent counts alike, however many phrasings it has. `regularization` is
        scikit-learn's C; `rounds` the most that it goes over the data.
        """
        model = LogisticRegression(C=regularization, max_iter=rounds, class_weight="balanced", tol=1e-3)
        model.fit(vectors, list(labels))
        coefficients, bias = model.coef_, model.intercept_
        if len(model.classes_) == 2:
            # Of two, scikit-learn tells only how much likelier the second is.
            coefficients = np.concatenate([np.zeros_like(coefficients), coefficients])
            bias = np.append(0.0, bias)
        return cls([str(label) for label in model.classes_], coefficients, bias)

    def ranking(self, vector: Floats, temperature: float) -> list[tuple[str, float]]:
        """Return all intents with their probabilities, likeliest first.

        A `temperature` above 1 makes the model less sure of itself.
        """
        scores = (self._coefficients @ vector + self._bias) / temperature
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        return [(self.labels[index], float(shares[index])) for index in np.argsort(-shares)]

    def save(self, path: Path) -> None:
        """Writes the model to a file."""
        np.savez(path, labels=np.array(self.labels), coefficients=self._coefficients, bias=self._bias)

    @classmethod
    def load(cls, path: Path) -> "IntentModel":
        """Return a model from a file."""
        with np.load(path) as arrays:
            return cls([str(label) for label in arrays["labels"]], arrays["coefficients"], arrays["bias"])
