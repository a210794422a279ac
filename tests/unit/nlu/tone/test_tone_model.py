import numpy as np
import pytest

from nlu.tone.tone_model import ToneModel

TONES = ["worried", "worried", "frustrated", "angry", "neutral"]
VECTORS = np.eye(5, dtype=np.float32)


@pytest.fixture(scope="module")
def model():
    return ToneModel.train(VECTORS, TONES)


@pytest.mark.parametrize("place", range(4))
def test_the_model_knows_the_feelings_it_was_taught(model, place):
    tone, felt = model.tone(VECTORS[place])
    assert tone == TONES[place]
    assert felt > 0.5


def test_the_model_feels_least_in_an_ordinary_question(model):
    felt = [model.tone(vector)[1] for vector in VECTORS]
    assert felt.index(min(felt)) == TONES.index("neutral")
    assert 0 <= min(felt) < 0.5


def test_a_model_tells_the_same_when_it_is_loaded(model, tmp_path):
    model.save(tmp_path / "tone_model.npz")
    loaded = ToneModel.load(tmp_path / "tone_model.npz")
    for vector in (*VECTORS, VECTORS[:2].sum(axis=0) / np.sqrt(2, dtype=np.float32)):
        assert loaded.tone(vector) == model.tone(vector)
