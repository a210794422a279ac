"""Whether probabilities can be taken at their word. Pure."""

from collections.abc import Sequence

import numpy as np

from benchmarks.tuning.phrasings import Floats

_LEAST = 1e-6
_BINS = 10


def at_temperature(shares: Floats, temperature: float) -> Floats:
    """Return probabilities, a row a message, as a model of another temperature would give them."""
    powers = np.power(np.maximum(shares, 1e-12), 1.0 / temperature)
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


def log_loss(shares: Floats, meant: Sequence[int]) -> float:
    """Return the mean surprise at what was meant: 0 for one who always knows."""
    likely = shares[np.arange(len(meant)), list(meant)]
    return float(-np.log(np.maximum(likely, _LEAST)).mean())


def accuracy(shares: Floats, meant: Sequence[int]) -> float:
    """Return the share of messages of which the likeliest thing is what was meant."""
    return float((shares.argmax(axis=1) == np.asarray(meant)).mean())


def calibration_error(shares: Floats, meant: Sequence[int]) -> float:
    """Return how far sureness is from being right, on average: of what is 90 % sure, 90 % should be right.

    Messages are compared in ten groups by how sure the likeliest is.
    """
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == np.asarray(meant)
    group = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    error = 0.0
    for number in np.unique(group):
        members = group == number
        error += members.mean() * abs(float(sure[members].mean()) - float(right[members].mean()))
    return float(error)
