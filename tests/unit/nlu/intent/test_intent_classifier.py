import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder.sentence_encoder import SentenceEncoder
from nlu.intent.intent_classifier import IntentClassifier
from nlu.training.training_example import training_example

PHRASINGS = [
    ("is there any hope for my pain", "ask/hope"),
    ("can my pain still get better", "ask/hope"),
    ("what does the treatment cost", "not_covered/cost"),
    ("is it expensive", "not_covered/cost"),
    ("hello there", "greet"),
    ("my chest hurts so badly", "report_emergency"),
    ("hola me duele la espalda", "write_spanish"),
]


@pytest.fixture(scope="module")
def examples(fake_encoder):
    written = [training_example(text, intent, "founders", "") for text, intent in PHRASINGS]
    return SentenceEncoder().process_training_data(TrainingData(written))


@pytest.fixture(scope="module")
def classifier(round_trip, examples):
    return round_trip(IntentClassifier, examples)


@pytest.fixture
def ranked(encoded):
    """Classifies a text; returns its intent, and all intents likeliest first."""

    def classify(classifier, text):
        (message,) = classifier.process(encoded([text]))
        return message.get(INTENT), [
            (item["name"], item["confidence"]) for item in message.get("intent_ranking")
        ]

    return classify


@pytest.mark.parametrize(("text", "intent"), PHRASINGS[:5])
def test_a_phrasing_gets_the_full_name_of_its_intent(classifier, ranked, text, intent):
    found, ranking = ranked(classifier, text)
    assert found["name"] == intent
    assert (found["name"], found["confidence"]) == ranking[0]
    assert found["confidence"] > 0.8


@pytest.mark.parametrize(("text", "_"), PHRASINGS)
def test_red_flags_and_other_languages_are_not_learnt(classifier, ranked, text, _):
    names = {name for name, _ in ranked(classifier, text)[1]}
    assert names == {"ask/hope", "not_covered/cost", "greet"}


def test_a_text_between_two_intents_is_between_them_in_the_ranking(classifier, ranked):
    (first, share), (second, next_share), _ = ranked(classifier, "hope expensive")[1]
    assert {first, second} == {"ask/hope", "not_covered/cost"}
    assert share + next_share > 0.6


def test_a_temperature_of_the_settings_makes_it_less_sure(round_trip, examples, classifier, ranked):
    text = PHRASINGS[0][0]
    unsure = ranked(round_trip(IntentClassifier, examples, temperature=5.0), text)[0]
    sure = ranked(classifier, text)[0]
    assert unsure["name"] == sure["name"]
    assert unsure["confidence"] < sure["confidence"] - 0.1


def test_a_message_without_a_vector_gets_no_intent(classifier):
    (message,) = classifier.process([Message(data={TEXT: "hello there"})])
    assert message.get(INTENT) is None
    assert message.get(INTENT_RANKING_KEY) is None
