import numpy as np
import pytest

from nlu.encoder import minilm
from nlu.encoder.minilm import DIMENSIONS, EncoderError, MiniLmEncoder


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


def test_another_vocabulary_is_refused(monkeypatch):
    monkeypatch.setattr(minilm, "VOCABULARY_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match=r"tokenizer\.json is not the file that was measured"):
        MiniLmEncoder()


def test_a_missing_package_is_named_with_what_to_do():
    with pytest.raises(EncoderError, match="no-such-package is not installed; run 'make setup'"):
        minilm._packaged_file("no-such-package", "model.onnx", "")


def test_a_package_without_the_file_is_named():
    with pytest.raises(EncoderError, match=r"pytest holds no model\.onnx"):
        minilm._packaged_file("pytest", "model.onnx", "")


def test_many_texts_keep_their_order_whatever_their_length(encoder):
    texts = [
        "rain tomorrow",
        "how does a spinal cord stimulator stop the pain",
        "rain tomorrow",
        "burn the nerve",
    ]
    rows = encoder.encode_many(texts)
    assert rows.shape == (4, DIMENSIONS)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.allclose(rows[0], rows[2], atol=1e-6)
    assert np.allclose(rows[3], encoder.encode("burn the nerve"), atol=1e-4)


def test_no_texts_have_no_vectors(encoder):
    assert encoder.encode_many([]).shape == (0, DIMENSIONS)


def test_of_a_very_long_text_the_end_counts(encoder):
    question = "how long is recovery after the procedure?"
    story = "my neighbour has a lovely garden with roses. " * 300
    ending, beginning = encoder.encode(story + question), encoder.encode(f"{question} {story}")
    assert encoder.encode(question) @ ending > encoder.encode(question) @ beginning


def test_the_cache_forgets_the_oldest_and_still_answers_alike(encoder, monkeypatch):
    monkeypatch.setattr(minilm, "_CACHED_SENTENCES", 2)
    small = MiniLmEncoder()
    first = small.encode("burn the nerve").copy()
    for text in ("one", "two", "three"):
        small.encode(text)
    assert len(small._cache) == 2
    assert np.array_equal(small.encode("burn the nerve"), first)
