import numpy as np
import pytest

from nlu import minilm
from nlu.minilm import DIMENSIONS, EncoderError, MiniLmEncoder


@pytest.fixture(scope="module")
def encoder():
    return MiniLmEncoder()


def test_vectors_have_length_one_and_near_meanings_are_near(encoder):
    burn, ablation, weather = map(encoder.encode, ("burn the nerve", "nerve ablation", "rain tomorrow"))
    assert burn.shape == (DIMENSIONS,)
    assert float(np.linalg.norm(burn)) == pytest.approx(1, abs=1e-5)
    assert burn @ ablation > burn @ weather + 0.2


def test_a_sentence_has_the_same_vector_alone_and_among_others(encoder):
    texts = ["how does it work", "what is it for now", "a much longer sentence about recovery at home"]
    together = encoder.encode_many(texts)
    assert all(
        np.allclose(encoder.encode(text), row, atol=1e-4) for text, row in zip(texts, together, strict=True)
    )


def test_any_length_can_be_encoded(encoder):
    assert encoder.encode("").shape == encoder.encode("word " * 5000).shape == (DIMENSIONS,)


def test_another_model_file_is_refused(monkeypatch):
    monkeypatch.setattr(minilm, "MODEL_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match="is not the file that was measured"):
        MiniLmEncoder()
