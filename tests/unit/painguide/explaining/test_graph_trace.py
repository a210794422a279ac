from types import SimpleNamespace

import pytest
import yaml
from rasa.engine.graph import GraphSchema
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker

from painguide.explaining.graph_trace import trace
from painguide.project import CONFIG_FILE

CONFIG = yaml.safe_load(CONFIG_FILE.read_text(encoding="utf-8"))
PIPELINE = [item["name"].rpartition(".")[2] for item in CONFIG["pipeline"]]


class NodeNames:
    """Stands for Rasa's runner: gives the node that it was run up to, and keeps what went in."""

    def __init__(self):
        self.inputs = []

    def run(self, *, inputs, targets):
        self.inputs.append(inputs)
        return {target: [f"after {target}"] for target in targets}


@pytest.fixture(scope="module")
def schema():
    return DefaultV1Recipe().graph_config_for_recipe(CONFIG, {}).predict_schema


@pytest.fixture
def runner():
    return NodeNames()


@pytest.fixture
def stages(schema, runner):
    metadata = SimpleNamespace(predict_schema=schema, nlu_target="run_RegexMessageHandler")
    processor = SimpleNamespace(model_metadata=metadata, graph_runner=runner)
    return trace(processor, "how does rfa work", DialogueStateTracker.from_events("explain", []))


def test_there_is_a_stage_for_each_component_in_the_order_of_config(stages):
    assert [stage.component for stage in stages] == [
        "NLUMessageConverter",
        *PIPELINE,
        "RegexMessageHandler",
    ]


def test_the_graph_is_run_up_to_each_component(stages):
    last = stages[-2]
    assert last.messages == (f"after run_{CONFIG['pipeline'][-1]['name']}{len(PIPELINE) - 1}",)


def test_each_run_gets_the_message_and_its_conversation_anew(stages, runner):
    messages = [inputs["__message__"][0] for inputs in runner.inputs]
    assert {message.text for message in messages} == {"how does rfa work"}
    assert len({id(message) for message in messages}) == len(stages)
    assert {inputs["__tracker__"].sender_id for inputs in runner.inputs} == {"explain"}


def test_a_graph_without_messages_has_no_stages(runner):
    metadata = SimpleNamespace(predict_schema=GraphSchema({}), nlu_target="run_RegexMessageHandler")
    processor = SimpleNamespace(model_metadata=metadata, graph_runner=runner)
    assert trace(processor, "hi", DialogueStateTracker.from_events("explain", [])) == []
