"""What component tests share: a model to train in and load from, as in Rasa's own tests, and an encoder."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder import known_vectors, text_encoder
from nlu.encoder.sentence_encoder import SentenceEncoder
from nlu.message_attributes import NORMALIZED_TEXT
from tests.fakes.encoder import FakeEncoder

RoundTrip = Callable[..., Any]
Encoded = Callable[[Sequence[str], str | None], list[Message]]


@pytest.fixture(scope="session")
def round_trip(tmp_path_factory: pytest.TempPathFactory) -> RoundTrip:
    """Trains a component in an empty model and returns it as loaded from there."""

    def train_and_load(component_class: Any, examples: TrainingData, **config: Any) -> Any:
        storage, resource = LocalModelStorage.create(tmp_path_factory.mktemp("model")), Resource("component")
        context = ExecutionContext(GraphSchema({}), node_name="component")
        settings = {**component_class.get_default_config(), **config}
        component_class.create(settings, storage, resource, context).train(examples)
        return component_class.load(settings, storage, resource, context)

    return train_and_load


@pytest.fixture(scope="module")
def fake_encoder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeEncoder]:
    """Stands for the process's one encoder; the vectors it gives are kept in an empty folder."""
    encoder, folder = FakeEncoder(), tmp_path_factory.mktemp("encoder")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_encoder, "TextEncoder", lambda: encoder)
        patch.setattr(known_vectors, "encoder_version", lambda: "fake")
        patch.setattr(known_vectors, "encoder_folder", lambda: folder)
        patch.setattr(known_vectors, "CARRIED_FILE", folder / "carried.npz")
        text_encoder.shared_encoder.cache_clear()
        yield encoder
    text_encoder.shared_encoder.cache_clear()


@pytest.fixture(scope="module")
def encoded(fake_encoder: FakeEncoder) -> Encoded:
    """Returns messages with their vectors; as examples of an intent where one is given."""

    def messages(texts: Sequence[str], intent: str | None = None) -> list[Message]:
        made = [Message(data={TEXT: text, NORMALIZED_TEXT: text, INTENT: intent}) for text in texts]
        return SentenceEncoder().process(made)

    return messages
