"""Tells two kinds of vectors apart by their nearness to known ones. Knows nothing of Rasa."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import scipy.linalg

Floats = npt.NDArray[np.float32]

_GAMMA = 1.0
_LANDMARKS = 4000
_REGULARIZATION = 0.03
_JITTER = 1e-3


class KernelRidge(NamedTuple):
    """Ridge regression on a Gaussian kernel to some of the training vectors, the landmarks.

    Chosen over a support vector machine in docs/decisions/0003-second-look.md.
    """

    landmarks: Floats
    weights: Floats

    @classmethod
    def fit(cls, vectors: Floats, positive: npt.NDArray[np.bool_]) -> "KernelRidge":
        """Return a regression to 1 for positive and -1 for other vectors (of length 1).

        Both kinds weigh the same, however many there are. The landmarks are drawn with a
        fixed seed.
        """
        count = min(_LANDMARKS, len(vectors))
        chosen = np.random.default_rng(0).choice(len(vectors), count, replace=False)
        landmarks = vectors[np.sort(chosen)]
        share = positive.mean()
        importance = np.where(positive, 0.5 / share, 0.5 / (1 - share)).astype(np.float32)
        target = np.where(positive, 1, -1).astype(np.float32)
        nearness = _nearness(vectors, landmarks)
        weighted = nearness * importance[:, None]
        matrix = (nearness.T @ weighted).astype(np.float64)
        matrix += _REGULARIZATION * _nearness(landmarks, landmarks) + _JITTER * np.eye(count)
        solved = scipy.linalg.solve(matrix, weighted.T @ target, assume_a="pos", overwrite_a=True)
        return cls(landmarks.astype(np.float16).astype(np.float32), solved.astype(np.float32))

    def score(self, vectors: Floats) -> Floats:
        """Return about 1 for vectors near positive ones, about -1 for others."""
        return np.asarray(_nearness(vectors, self.landmarks) @ self.weights, dtype=np.float32)


def _nearness(left: Floats, right: Floats) -> Floats:
    """Return the Gaussian kernel of vectors of length 1."""
    return np.exp(-_GAMMA * (2 - 2 * (left @ right.T)))
