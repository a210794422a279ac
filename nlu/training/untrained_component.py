"""A component of Rasa's graph that learns nothing and has no settings."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from typing_extensions import Self

from nlu.training.source_fingerprint import SourceFingerprint


class UntrainedComponent(SourceFingerprint, GraphComponent):
    """Creates itself without arguments, as Rasa's graph asks."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Creates a new component (see parent class for full docstring)."""
        return cls()
