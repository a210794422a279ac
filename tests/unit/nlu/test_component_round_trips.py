import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu import knowledge_entity_extractor, safety_gate, scope_gate, spelling_corrector
from nlu.knowledge_entity_extractor import KnowledgeEntityExtractor
from nlu.message_attributes import CORRECTED_TEXT
from nlu.spelling_corrector import SpellingCorrector

READS_KNOWLEDGE = {
    "SpellingCorrector": spelling_corrector,
    "KnowledgeEntityExtractor": knowledge_entity_extractor,
    "ScopeGate": scope_gate,
    "SafetyGate": safety_gate,
}
EXAMPLES = TrainingData([Message(data={TEXT: "how does it work", INTENT: "ask_hope"})])


def after_a_round_trip(component_class, folder):
    storage, resource = LocalModelStorage.create(folder), Resource("component")
    context = ExecutionContext(GraphSchema({}))
    component_class.create({}, storage, resource, context).train(EXAMPLES)
    return component_class.load({}, storage, resource, context)


def test_spelling_is_corrected_by_the_loaded_model(tmp_path):
    message = Message(data={TEXT: "my Stimulater"})
    after_a_round_trip(SpellingCorrector, tmp_path).process([message])
    assert message.get(CORRECTED_TEXT) == "my stimulator"
    assert message.get(TEXT) == "my Stimulater"


def test_topics_are_found_by_the_loaded_model_though_the_knowledge_has_changed(tmp_path, monkeypatch):
    loaded = after_a_round_trip(KnowledgeEntityExtractor, tmp_path)
    monkeypatch.setattr(knowledge_entity_extractor, "load_knowledge", lambda: pytest.fail("read again"))
    message = Message(data={TEXT: "is RFA new"})
    loaded.process([message])
    (entity,) = message.get(ENTITIES)
    assert (entity["entity"], entity["value"], entity["start"]) == ("topic", "radiofrequency_ablation", 3)


@pytest.mark.parametrize("name", READS_KNOWLEDGE)
def test_changed_knowledge_retrains_a_component_that_reads_it(name, monkeypatch):
    module = READS_KNOWLEDGE[name]
    before = getattr(module, name).fingerprint_addon({})
    monkeypatch.setattr(module, "knowledge_version", lambda: "changed")
    assert getattr(module, name).fingerprint_addon({}) != before
