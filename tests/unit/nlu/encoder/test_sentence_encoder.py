import numpy as np
import pytest
from rasa.shared.nlu.constants import ACTION_NAME, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder.sentence_encoder import SentenceEncoder
from nlu.message_attributes import CORRECTED_TEXT, sentence_vector


def processed(text, **data):
    message = Message(data={TEXT: text, **data})
    SentenceEncoder().process([message])
    return sentence_vector(message)


def test_the_vector_is_that_of_the_corrected_text(fake_encoder):
    vector = processed("does it hrut", **{CORRECTED_TEXT: "does it hurt"})
    assert vector == pytest.approx(fake_encoder.encode("does it hurt").vector, abs=1e-6)


def test_a_message_without_words_has_a_vector_as_well(fake_encoder):
    assert np.linalg.norm(processed("?!", **{CORRECTED_TEXT: ""})) == pytest.approx(1.0, abs=1e-5)


def test_examples_get_the_vectors_of_their_texts_and_only_new_ones_are_computed(fake_encoder):
    def vectors(*texts):
        examples = TrainingData([Message(data={TEXT: text}) for text in texts])
        return [
            sentence_vector(example)
            for example in SentenceEncoder().process_training_data(examples).training_examples
        ]

    vectors("is it safe")
    fake_encoder.encoded.clear()
    both = vectors("is it new", "is it safe")
    assert fake_encoder.encoded == ["is it new"]
    for text, vector in zip(("is it new", "is it safe"), both, strict=True):
        assert vector @ fake_encoder.encode(text).vector == pytest.approx(1.0, abs=1e-3)


def test_an_example_that_is_no_text_gets_no_vector(fake_encoder):
    action = Message(data={ACTION_NAME: "action_listen"})
    SentenceEncoder().process_training_data(TrainingData([action]))
    assert sentence_vector(action) is None
