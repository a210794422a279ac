import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder.minilm import DIMENSIONS
from nlu.encoder.sentence_encoder import SentenceEncoder
from nlu.message_attributes import CORRECTED_TEXT, sentence_vector


def encoder(scale=10.0):
    return SentenceEncoder("e", {**SentenceEncoder.get_default_config(), "scale": scale})


def raw_vector(message):
    _, sentence = message.get_dense_features(TEXT)
    return sentence.features


@pytest.mark.parametrize("scale", [1.0, 10.0])
def test_vector_of_a_message_has_the_length_of_the_scale(scale):
    (message,) = encoder(scale).process([Message(data={TEXT: "burn the nerve"})])
    assert raw_vector(message).shape == (1, DIMENSIONS)
    assert np.linalg.norm(raw_vector(message)) == pytest.approx(scale, abs=1e-3)


def test_components_read_the_vector_back_at_length_one():
    (message,) = encoder().process([Message(data={TEXT: "burn the nerve"})])
    assert np.linalg.norm(sentence_vector(message)) == pytest.approx(1, abs=1e-5)


def test_a_message_that_was_not_encoded_has_no_vector():
    assert sentence_vector(Message(data={TEXT: "burn the nerve"})) is None


def test_training_gives_the_same_vectors_as_a_message():
    examples = TrainingData([Message(data={TEXT: text}) for text in ("burn the nerve", "what does it cost")])
    encoder().process_training_data(examples)
    (message,) = encoder().process([Message(data={TEXT: "what does it cost"})])
    assert np.allclose(raw_vector(examples.training_examples[1]), raw_vector(message), atol=1e-3)


@pytest.mark.parametrize(
    ("text", "corrected", "read"),
    [("BURN the nerv", "burn the nerve", "burn the nerve"), ("\ud83d", "", ""), ("burn it", None, "burn it")],
)
def test_the_corrected_text_is_encoded_where_there_is_one(text, corrected, read):
    message, expected = Message(data={TEXT: text, CORRECTED_TEXT: corrected}), Message(data={TEXT: read})
    encoder().process([message, expected])
    assert np.array_equal(raw_vector(message), raw_vector(expected))


@pytest.mark.parametrize("scale", [0, -1])
def test_a_scale_that_switches_the_vector_off_is_refused(scale):
    with pytest.raises(ValueError, match="must be above 0"):
        SentenceEncoder.validate_config({"scale": scale})
