import numpy as np
import pytest
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from nlu.intent.logistic_regression import fit_logistic_regression


@pytest.fixture(scope="module")
def phrasings():
    random = np.random.default_rng(1)
    labels = np.array(["not_covered/cost", "ask/hope", "greet"])[
        random.choice(3, size=120, p=[0.6, 0.3, 0.1])
    ]
    place = np.array([0, 4, 8]) @ (labels[None] == np.array([["not_covered/cost"], ["ask/hope"], ["greet"]]))
    counts = csr_matrix((random.random((120, 12)) < 0.2).astype(np.float32))
    vectors = random.normal(size=(120, 4)).astype(np.float32) + place[:, None] / 6
    return counts, vectors.astype(np.float32), labels


def test_fit_is_that_of_scikit_learn(phrasings):
    counts, vectors, labels = phrasings
    together = hstack([counts, csr_matrix(vectors)], format="csr")
    expected = LogisticRegression(class_weight="balanced", max_iter=500, tol=1e-6).fit(together, labels)
    ours = LogisticRegression(class_weight="balanced", max_iter=500, tol=1e-6)
    fit_logistic_regression(ours, counts, vectors, labels)
    assert list(ours.classes_) == list(expected.classes_)
    assert np.allclose(ours.predict_proba(together), expected.predict_proba(together), atol=2e-3)


def test_more_iterations_than_allowed_are_not_made(phrasings):
    model = LogisticRegression(class_weight="balanced", max_iter=3)
    fit_logistic_regression(model, *phrasings)
    assert model.n_iter_[0] == 3
