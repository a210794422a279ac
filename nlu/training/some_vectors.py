"""Vectors of some training examples, spread over all of them."""

from collections.abc import Callable, Iterator
from itertools import islice

from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.intent.intent_model import Floats
from nlu.message_attributes import sentence_vector


def some_vectors(data: TrainingData, is_wanted: Callable[[Message], bool], about: int) -> Iterator[Floats]:
    """Yield the vectors of about so many of the examples that are wanted; all where there are few."""
    step = max(1, len(data.intent_examples) // (2 * about))
    for example in islice(filter(is_wanted, data.intent_examples), 0, None, step):
        vector = sentence_vector(example)
        if vector is not None:
            yield vector
