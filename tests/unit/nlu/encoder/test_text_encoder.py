"""The encoder that ships: it must compute what was measured."""

import json

import numpy as np
import pytest

from nlu.encoder.assembly import GRAPH_FILE, WEIGHTS_DIRECTORY
from nlu.encoder.known_vectors import KnownVectors
from nlu.encoder.text_encoder import ALARM_CLASSES, DIMENSIONS, shared_encoder
from tests.fakes.encoder import FakeEncoder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (WEIGHTS_DIRECTORY / GRAPH_FILE).exists(), reason="no sentence encoder has been taught yet"
    ),
]

RECORDED_FILE = WEIGHTS_DIRECTORY / "recorded_vectors.json"
QUESTION = "does the injection into the joint hurt"
LONG_STORY = "my back has been bad since the spring and nothing that they tried helped me " * 8


@pytest.fixture(scope="module")
def encoder():
    return shared_encoder()


def near(encoder, one, other):
    return float(encoder.encode(one).vector @ encoder.encode(other).vector)


def test_the_weights_compute_the_vectors_that_were_recorded(encoder):
    recorded = json.loads(RECORDED_FILE.read_text(encoding="utf-8"))
    assert len(recorded) >= 20
    found = [encoder.encode(item["text"]) for item in recorded]
    vectors = [encoding.vector[: len(item["vector"])] for encoding, item in zip(found, recorded, strict=True)]
    assert np.stack(vectors) == pytest.approx(np.array([item["vector"] for item in recorded]), abs=1e-3)
    # Scores are some ten times as large as a number of a vector.
    alarms = np.stack([encoding.alarm for encoding in found])
    assert alarms == pytest.approx(np.array([item["alarm"] for item in recorded]), abs=1e-2)


def test_the_vectors_that_are_carried_are_those_it_computes(encoder, tmp_path):
    texts = [item["text"] for item in json.loads(RECORDED_FILE.read_text(encoding="utf-8"))]
    nothing_computed = FakeEncoder()
    vectors = KnownVectors(kept=tmp_path / "vectors.npz").of(texts, nothing_computed)
    assert nothing_computed.encoded == []
    computed = np.stack([encoder.encode(text).vector for text in texts])
    # Those that are carried are rounded to 8 bits.
    near_ones = (vectors * computed).sum(axis=1)
    assert near_ones.min() > 0.999


@pytest.mark.parametrize("text", [QUESTION, "", "?!", "ESI", "日本語", LONG_STORY])
def test_any_text_has_a_vector_of_length_1_and_a_score_of_each_class(encoder, text):
    encoding = encoder.encode(text)
    assert encoding.vector.shape == (DIMENSIONS,)
    assert np.linalg.norm(encoding.vector) == pytest.approx(1.0, abs=1e-3)
    assert encoding.alarm.shape == (len(ALARM_CLASSES),)


def test_many_texts_get_what_each_gets_alone_in_their_order(encoder):
    texts = [" ".join(QUESTION.split()[: 1 + place % 7]) + f" {place}" for place in range(40)]
    # What is computed at once is rounded to 8 bits as a whole: a batch would change each text in it.
    together = np.stack([encoding.vector for encoding in encoder.encode_many(texts)])
    alone = np.stack([encoder.encode(text).vector for text in texts])
    assert together == pytest.approx(alone, abs=1e-6)


def test_no_texts_get_no_vectors(encoder):
    assert encoder.encode_many([]) == []


def test_of_a_long_story_the_end_counts(encoder):
    assert near(encoder, "hello doctor " + LONG_STORY + QUESTION, LONG_STORY + QUESTION) > 0.999
    assert near(encoder, LONG_STORY + QUESTION, LONG_STORY + "what is the weather") < 0.99


def test_two_ways_to_ask_the_same_are_nearer_than_another_question(encoder):
    asked = "how does radiofrequency ablation work"
    assert near(encoder, asked, "explain how they burn the nerve") > near(encoder, asked, "who won the match")
