import numpy as np
import pytest
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import coo_matrix

from nlu.intent.question_classifier import QuestionClassifier

INTENTS = ("not_covered/cost", "ask/hope", "greet")


def message(place, noise=0.0):
    """A message of one intent: a word of its own, and a vector that points its way."""
    counts = coo_matrix(([1.0, 1.0], ([0, 0], [place, 3 + int(10 * noise)])), shape=(1, 14))
    vector = np.full((1, 3), noise, dtype=np.float32)
    vector[0, place] = 1
    result = Message(data={TEXT: "x", INTENT: INTENTS[place]})
    for features in (counts, vector):
        result.add_features(Features(features, FEATURE_TYPE_SENTENCE, TEXT, "test"))
    return result


EXAMPLES = TrainingData([message(place, noise / 10) for place in (0, 0, 1, 2) for noise in range(10)])


@pytest.mark.parametrize("place", range(3))
def test_loaded_classifier_knows_the_question(round_trip, place):
    asked = message(place, 0.35)
    round_trip(QuestionClassifier, EXAMPLES, max_iter=40).process([asked])
    assert asked.get(INTENT)["name"] == INTENTS[place]


def test_ranking_holds_every_intent_and_sums_to_one(round_trip):
    asked = message(1, 0.35)
    round_trip(QuestionClassifier, EXAMPLES, ranking_length=0).process([asked])
    ranking = asked.get(INTENT_RANKING_KEY)
    assert {item["name"] for item in ranking} == set(INTENTS)
    assert sum(item["confidence"] for item in ranking) == pytest.approx(1, abs=1e-5)
    confidences = [item["confidence"] for item in ranking]
    assert confidences == sorted(confidences, reverse=True)


def test_answers_are_those_of_rasas_own_classifier(round_trip):
    ours, rasas = message(1, 0.9), message(1, 0.9)
    settings = {"max_iter": 500, "tol": 1e-6, "ranking_length": 0}
    round_trip(QuestionClassifier, EXAMPLES, **settings).process([ours])
    round_trip(LogisticRegressionClassifier, EXAMPLES, **settings).process([rasas])
    for one, other in zip(ours.get(INTENT_RANKING_KEY), rasas.get(INTENT_RANKING_KEY), strict=True):
        assert one["name"] == other["name"]
        assert one["confidence"] == pytest.approx(other["confidence"], abs=2e-3)


def test_several_messages_are_classified_like_single_ones(round_trip):
    classifier = round_trip(QuestionClassifier, EXAMPLES)
    together = classifier.process([message(place) for place in range(3)])
    assert [asked.get(INTENT)["name"] for asked in together] == list(INTENTS)
