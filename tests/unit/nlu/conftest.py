"""What component tests share: a model folder to train in and load from, as Rasa's own tests do."""

from collections.abc import Callable
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.training_data import TrainingData

RoundTrip = Callable[..., Any]


@pytest.fixture(scope="session")
def round_trip(tmp_path_factory) -> RoundTrip:
    """Trains a component in an empty model and returns it as loaded from there."""

    def train_and_load(component_class: Any, examples: TrainingData, **config: Any) -> Any:
        storage, resource = LocalModelStorage.create(tmp_path_factory.mktemp("model")), Resource("component")
        context = ExecutionContext(GraphSchema({}), node_name="component")
        settings = {**component_class.get_default_config(), **config}
        component_class.create(settings, storage, resource, context).train(examples)
        return component_class.load(settings, storage, resource, context)

    return train_and_load
