from functools import cache

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder.sentence_encoder import SentenceEncoder
from nlu.graph_output import TONE
from nlu.intent.scope_gate import ScopeGate
from nlu.message_attributes import CORRECTED_TEXT, NORMALIZED_TEXT
from nlu.readings.reading import READING, Reading
from nlu.safety import red_flag_detector
from nlu.safety.safety_gate import SafetyGate
from nlu.text.spelling_corrector import SpellingCorrector
from nlu.tone import tone_reader
from nlu.tone.tone_reader import ToneReader
from nlu.topics import knowledge_entity_extractor
from nlu.topics.knowledge_entity_extractor import KnowledgeEntityExtractor

OURS = ["how does burning the nerve work", "what does the injection do", "is there any hope for my pain"]
FOREIGN = ["what is the weather tomorrow", "book me a flight to rome", "who won the football match"]


# Each would load the sentence model anew.
@cache
def encoder():
    return SentenceEncoder("encoder", SentenceEncoder.get_default_config())


def encoded(texts, intent):
    messages = [Message(data={TEXT: text, NORMALIZED_TEXT: text, INTENT: intent}) for text in texts]
    return encoder().process_training_data(TrainingData(messages)).training_examples


@pytest.fixture(scope="module")
def examples():
    return TrainingData([*encoded(OURS, "ask/hope"), *encoded(FOREIGN, "out_of_scope")])


@pytest.fixture(scope="module")
def corrector(round_trip, examples):
    return round_trip(SpellingCorrector, examples)


@pytest.fixture(scope="module")
def extractor(round_trip, examples):
    return round_trip(KnowledgeEntityExtractor, examples)


def test_spelling_is_corrected_by_the_loaded_model(corrector):
    message = Message(data={TEXT: "my Stimulater"})
    corrector.process([message])
    assert message.get(CORRECTED_TEXT) == "my stimulator"
    assert message.get(NORMALIZED_TEXT) == "my stimulater"
    assert message.get(TEXT) == "my Stimulater"


def test_topics_are_found_by_the_loaded_model_though_the_knowledge_has_changed(
    round_trip, examples, monkeypatch
):
    loaded = round_trip(KnowledgeEntityExtractor, examples)
    monkeypatch.setattr(knowledge_entity_extractor, "load_knowledge", lambda: pytest.fail("read again"))
    message = Message(data={TEXT: "is RFA new"})
    loaded.process([message])
    (entity,) = message.get(ENTITIES)
    assert (entity["entity"], entity["value"], entity["start"]) == ("topic", "radiofrequency_ablation", 3)


def test_topics_are_added_to_the_entities_already_there(extractor):
    message = Message(data={TEXT: "is RFA new", ENTITIES: [{"entity": "other"}]})
    extractor.process([message])
    assert [entity["entity"] for entity in message.get(ENTITIES)] == ["other", "topic"]


def test_a_misspelt_topic_is_found_where_the_message_has_it(corrector, extractor):
    message = Message(data={TEXT: "My  Stimulater?"})
    corrector.process([message])
    extractor.process([message])
    (entity,) = message.get(ENTITIES)
    assert (entity["value"], entity["start"], entity["end"]) == ("spinal_cord_stimulator", 4, 14)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("how does burning a nerve work", "ask/hope"), ("what is the weather on friday", "out_of_scope")],
)
def test_scope_is_decided_by_the_vectors_of_the_loaded_model(round_trip, examples, text, intent):
    (message,) = encoded([text], None)
    message.set(CORRECTED_TEXT, text)
    message.set(INTENT_RANKING_KEY, [{INTENT_NAME_KEY: "ask/hope", "confidence": 1.0}])
    round_trip(ScopeGate, examples).process([message])
    assert message.get(INTENT)[INTENT_NAME_KEY] == intent


def test_red_flags_are_seen_by_the_second_look_of_the_loaded_model(round_trip, examples, monkeypatch):
    reports = {
        "A": ["an elephant sits on me since noon", "an elephant sits on my ribs"],
        "C": ["goodnight for ever"],
    }
    monkeypatch.setattr(red_flag_detector, "load_reports", lambda: reports)
    monkeypatch.setattr(red_flag_detector, "load_harmless", lambda: ["the elephant in the zoo is old"])
    gate = round_trip(SafetyGate, examples)
    told, calm = (Message(data={TEXT: text, NORMALIZED_TEXT: text}) for text in (reports["A"][0], OURS[0]))
    gate.process([told, calm])
    assert told.get(INTENT)[INTENT_NAME_KEY] == "report_emergency"
    assert calm.get(INTENT) is None


@pytest.fixture(scope="module")
def read_tone(round_trip, examples):
    """Reads the tone of a text by a loaded model that learnt a few messages of each tone."""
    phrasings = {
        "worried": ("my stomach is in knots over this", "my heart sinks when i think of it"),
        "frustrated": ("one dead end after another", "every door closes on me"),
        "angry": ("you people waste my time", "you people waste my money"),
        "neutral": ("what is a nerve block", "what is a scan for"),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tone_reader, "load_tone_phrasings", lambda: phrasings)
        reader = round_trip(ToneReader, examples)

    def tone_of(text, reading=None):
        (message,) = encoded([text], None)
        message.set(READING, reading)
        reader.process([message])
        return message.get(TONE)

    return tone_of


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("my stomach is in knots over this", "worried"),
        ("one dead end after another", "frustrated"),
        ("you people waste my time", "angry"),
        ("what is a nerve block", None),
        (OURS[0], None),
    ],
)
def test_a_tone_without_plain_words_of_feeling_is_read_by_the_loaded_model(read_tone, text, tone):
    assert read_tone(text) == tone


def test_the_tone_is_read_of_the_message_as_written_alone(read_tone):
    assert read_tone("you people waste my time", Reading(part=0)) is None


def test_plain_words_of_feeling_are_read_where_a_message_has_no_vector():
    message = Message(data={TEXT: "I am furious", NORMALIZED_TEXT: "i am furious"})
    ToneReader({}).process([message])
    assert message.get(TONE) == "angry"
