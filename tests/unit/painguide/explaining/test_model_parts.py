import numpy as np
import pytest
import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain

from nlu.intent.decision_gate import DecisionGate
from nlu.safety import safety_gate
from nlu.safety.red_flag_model import RedFlagModel
from nlu.text.spelling_corrector import SpellingCorrector
from nlu.text.spelling_dictionary import SpellingDictionary
from painguide.explaining.graph_trace import ExplainError
from painguide.explaining.model_parts import read_model_parts
from painguide.project import CONFIG_FILE
from tests.fakes.encoder import FakeEncoder

CONFIG = yaml.safe_load(CONFIG_FILE.read_text(encoding="utf-8"))


@pytest.fixture
def packed(tmp_path, monkeypatch):
    """Return a function that packs a model of a pipeline with what two components have learnt."""
    monkeypatch.setattr(safety_gate, "shared_encoder", FakeEncoder)
    learnt = {
        SpellingCorrector: SpellingDictionary({"ablation": 9}, []),
        safety_gate.SafetyGate: RedFlagModel(np.zeros(2**19), -1.5),
    }

    def pack(pipeline):
        graph = DefaultV1Recipe().graph_config_for_recipe({**CONFIG, "pipeline": pipeline}, {})
        (tmp_path / "storage").mkdir()
        storage = LocalModelStorage.create(tmp_path / "storage")
        for node in graph.predict_schema.nodes.values():
            if node.uses in learnt:
                with storage.write_to(Resource(node.resource.name)) as directory:
                    learnt[node.uses].save(directory / node.uses.LEARNT_FILE)
        storage.create_model_package(tmp_path / "model.tar.gz", graph, Domain.empty())
        return tmp_path / "model.tar.gz"

    return pack


def changed(component, **settings):
    name = f"{component.__module__}.{component.__name__}"
    return [{**item, **settings} if item["name"] == name else item for item in CONFIG["pipeline"]]


def test_the_numbers_are_those_of_the_model_and_not_of_the_files(packed):
    parts = read_model_parts(packed(changed(safety_gate.SafetyGate, threshold=1.25)))
    assert parts.threshold == 1.25
    assert parts.costs.wrong["fact"].keys() >= {"fact", "two_facts", "clarify"}


def test_what_was_learnt_is_read_from_the_model(packed):
    parts = read_model_parts(packed(CONFIG["pipeline"]))
    assert parts.spelling.correct("is ablatoin safe") == "is ablation safe"
    (part, *_) = parts.red_flags.read("my leg is numb", "my leg is numb")
    assert (part.text, part.by_words) == ("my leg is numb", -1.5)


def test_a_pipeline_without_a_component_is_told_in_one_line(packed):
    name = f"{DecisionGate.__module__}.{DecisionGate.__name__}"
    model = packed([item for item in CONFIG["pipeline"] if item["name"] != name])
    with pytest.raises(ExplainError, match=r"config\.yml: the pipeline has no DecisionGate; restore it\."):
        read_model_parts(model)
