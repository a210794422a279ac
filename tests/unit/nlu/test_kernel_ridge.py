import numpy as np

from nlu.safety.kernel_ridge import KernelRidge


def unit(vectors):
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def test_vectors_near_positive_ones_score_high_and_the_fit_is_repeatable():
    noise = np.random.default_rng(1).normal(scale=0.1, size=(40, 4))
    centres = np.repeat([[1.0, 0, 0, 0], [0, 1.0, 0, 0]], 20, axis=0)
    vectors, positive = unit(centres + noise), np.arange(40) < 20
    fitted = KernelRidge.fit(vectors, positive)
    scores = fitted.score(unit(np.array([[1.0, 0.1, 0, 0], [0.1, 1.0, 0, 0]])))
    assert scores[0] > 0.5
    assert scores[1] < -0.5
    assert np.array_equal(fitted.weights, KernelRidge.fit(vectors, positive).weights)
