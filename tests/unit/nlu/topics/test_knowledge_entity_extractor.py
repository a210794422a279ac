import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.message_attributes import CORRECTED_TEXT, NORMALIZED_TEXT
from nlu.topics import topic_matcher
from nlu.topics.knowledge_entity_extractor import KnowledgeEntityExtractor


@pytest.fixture(scope="module")
def extractor(round_trip):
    return round_trip(KnowledgeEntityExtractor, TrainingData())


def test_topics_are_found_by_the_loaded_model_though_the_knowledge_has_changed(extractor, monkeypatch):
    monkeypatch.setattr(topic_matcher, "load_knowledge", lambda: pytest.fail("read again"))
    message = Message(data={TEXT: "is RFA new"})
    extractor.process([message])
    (entity,) = message.get(ENTITIES)
    assert (entity["entity"], entity["value"], entity["start"]) == ("topic", "radiofrequency_ablation", 3)


def test_topics_are_added_to_the_entities_already_there(extractor):
    message = Message(data={TEXT: "is RFA new", ENTITIES: [{"entity": "other"}]})
    extractor.process([message])
    assert [entity["entity"] for entity in message.get(ENTITIES)] == ["other", "topic"]


def test_a_misspelt_topic_is_found_where_the_message_has_it(extractor):
    texts = {
        TEXT: "My  Stimulater?",
        NORMALIZED_TEXT: "my stimulater?",
        CORRECTED_TEXT: "my stimulator?",
    }
    message = Message(data=texts)
    extractor.process([message])
    (entity,) = message.get(ENTITIES)
    assert (entity["value"], entity["start"], entity["end"]) == ("spinal_cord_stimulator", 4, 14)
