"""What the model in use has learnt and was set to, read from its archive."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from rasa.engine.graph import SchemaNode
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata, ModelStorage

from nlu.intent.decision import DECISION_SETTINGS, Costs, read_costs
from nlu.intent.decision_gate import DecisionGate
from nlu.safety.red_flag_detector import RedFlagDetector
from nlu.safety.safety_gate import SafetyGate
from nlu.text.spelling_corrector import SpellingCorrector
from nlu.text.spelling_dictionary import SpellingDictionary
from nlu.training.trained_component import Learnt, TrainedComponent
from painguide.explaining.graph_trace import ExplainError

LearntType = TypeVar("LearntType", bound=Learnt)


@dataclass(frozen=True)
class ModelParts:
    """What an explanation needs of the model beside what its graph gives."""

    costs: Costs
    spelling: SpellingDictionary
    red_flags: RedFlagDetector
    threshold: float
    encoder_weight: float


def read_model_parts(model: Path) -> ModelParts:
    """Return the parts of a model's archive.

    Raises:
        ExplainError: The model lacks a component.
    """
    with tempfile.TemporaryDirectory() as folder:
        storage, metadata = LocalModelStorage.from_model_archive(Path(folder), model)
        decision, safety = _config(DecisionGate, metadata), _config(SafetyGate, metadata)
        return ModelParts(
            costs=read_costs(*map(decision.get, DECISION_SETTINGS)),
            spelling=_learnt(SpellingCorrector, storage, metadata),
            red_flags=_learnt(SafetyGate, storage, metadata),
            threshold=float(safety["threshold"]),
            encoder_weight=float(safety["encoder_weight"]),
        )


def _config(component: Any, metadata: ModelMetadata) -> dict[str, Any]:
    return {**component.get_default_config(), **_node(component, metadata).config}


def _learnt(
    component: type[TrainedComponent[LearntType]], storage: ModelStorage, metadata: ModelMetadata
) -> LearntType:
    with storage.read_from(_node(component, metadata).resource) as directory:
        return component.read(directory / component.LEARNT_FILE)


def _node(component: type, metadata: ModelMetadata) -> SchemaNode:
    for node in metadata.predict_schema.nodes.values():
        if node.uses is component:
            return node
    raise ExplainError(f"config.yml: the pipeline has no {component.__name__}; restore it.")
