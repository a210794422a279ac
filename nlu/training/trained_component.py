"""A component of Rasa's graph that learns something and keeps it in one file of the model."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.training_data import TrainingData
from typing_extensions import Self

from nlu.training.configured_component import ConfiguredComponent


class Learnt(Protocol):
    """What a component has learnt."""

    def save(self, path: Path) -> None:
        """Writes it to a file."""


LearntType = TypeVar("LearntType", bound=Learnt)


class TrainedComponent(ConfiguredComponent, Generic[LearntType]):
    """Trains, stores and loads itself, as Rasa's graph asks; has `learnt` once that is done.

    A component says where it keeps what it learnt (`LEARNT_FILE`), what that is (`learn`),
    how it is read (`read`), and what it does with it (its own `process`).
    """

    LEARNT_FILE: ClassVar[str]
    learnt: LearntType

    @abstractmethod
    def learn(self, training_data: TrainingData) -> LearntType:
        """Return what is to be learnt from the training data."""

    @classmethod
    @abstractmethod
    def read(cls, path: Path) -> LearntType:
        """Return what was learnt, from its file."""

    def train(self, training_data: TrainingData) -> Resource:
        """Learns, and stores what was learnt in the model."""
        self.learnt = self.learn(training_data)
        with self._storage.write_to(self._resource) as directory:
            self.learnt.save(directory / self.LEARNT_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """Loads what was learnt when the model was trained."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as directory:
            component.learnt = cls.read(directory / cls.LEARNT_FILE)
        return component
