"""A component of Rasa's graph that is made of its settings."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from typing_extensions import Self

from nlu.training.source_fingerprint import SourceFingerprint


class ConfiguredComponent(SourceFingerprint, GraphComponent):
    """Creates itself from its settings, as Rasa's graph asks; knows where the model keeps what is its own."""

    _storage: ModelStorage
    _resource: Resource

    def __init__(self, config: dict[str, Any]) -> None:
        """Creates a component from its settings."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Creates a new component (see parent class for full docstring)."""
        component = cls(config)
        component._storage, component._resource = model_storage, resource
        return component
