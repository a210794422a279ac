import numpy as np
import pytest

from nlu.tone.tone import tone_of
from nlu.tone.tone_model import ToneModel


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("i am worried", "worried"),
        ("i'm scared it will hurt", "worried"),
        ("can't sleep since they told me", "worried"),
        ("i'm worried about my wife", "worried"),
        ("i am so fed up", "frustrated"),
        ("nothing works", "frustrated"),
        ("this is ridiculous", "angry"),
        ("i am fed up and angry", "angry"),
        ("my son is scared, and i am furious", "angry"),
    ],
)
def test_the_writers_own_feeling_is_read(text, tone):
    assert tone_of(text) == tone


@pytest.mark.parametrize(
    "text",
    [
        "",
        "what is prp",
        "i'm not worried",
        "don't be angry",
        "my wife is worried",
        "people are scared",
        "does worry cause pain",
        "is it scary",
        "my nerves are angry",
        "i've got an irritated nerve",
        "what does sick of it all mean",
        "is there a blood test",
        "is bloody discharge normal",
    ],
)
def test_a_feeling_denied_asked_about_or_of_someone_else_is_not_the_writers(text):
    assert tone_of(text) == ""


TEXTS = ["this frightens me", "i lie awake", "one dead end after another", "a waste of my time", "what is it"]
TONES = ["worried", "worried", "frustrated", "angry", "neutral"]
VECTORS = np.eye(5, dtype=np.float32)


@pytest.fixture(scope="module")
def model():
    return ToneModel.train(TEXTS, VECTORS, TONES)


@pytest.mark.parametrize("place", range(4))
def test_the_model_knows_the_feelings_it_was_taught(model, place):
    tone, felt = model.tone(TEXTS[place], VECTORS[place])
    assert tone == TONES[place]
    assert felt > 0.5


def test_the_model_feels_least_in_an_ordinary_question(model):
    felt = [model.tone(text, vector)[1] for text, vector in zip(TEXTS, VECTORS, strict=True)]
    assert felt.index(min(felt)) == TONES.index("neutral")
    assert 0 <= min(felt) < 0.5


def test_a_model_tells_the_same_when_it_is_loaded(model, tmp_path):
    model.save(tmp_path / "tone_model.npz")
    loaded = ToneModel.load(tmp_path / "tone_model.npz")
    for text, vector in zip([*TEXTS, "not seen before"], [*VECTORS, VECTORS[0]], strict=True):
        assert loaded.tone(text, vector) == model.tone(text, vector)
