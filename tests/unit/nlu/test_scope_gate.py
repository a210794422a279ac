import numpy as np
import pytest
from rasa.shared.nlu.constants import (
    FEATURE_TYPE_SENTENCE,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from nlu.intent.neighbours import Neighbours
from nlu.intent.scope_gate import ScopeGate
from nlu.message_attributes import CORRECTED_TEXT, SENTENCE_ENCODER

INSIDE, OUTSIDE = np.eye(2, dtype=np.float32)
THRESHOLDS = {
    "margin": 0.04,
    "inside": 0.35,
    "confidence": 0.3,
    "gap": 0.05,
    "advice": 0.25,
    "advice_beside": 0.125,
    "advice_off_topic": 0.375,
    "talk": 0.5,
}
RANKING = [
    ("ask/hope", 0.5),
    ("not_covered/cost", 0.3),
    ("ask/prp", 0.1),
    ("out_of_scope", 0.06),
    ("greet", 0.04),
]


def gated(vector, *, ranking=RANKING, text="is there any hope"):
    message = Message(data={TEXT: text, CORRECTED_TEXT: text})
    intents = [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: value} for name, value in ranking]
    message.set(INTENT_RANKING_KEY, intents)
    message.set(INTENT, intents[0])
    scaled = 10 * vector.reshape(1, -1)
    message.add_features(Features(scaled, FEATURE_TYPE_SENTENCE, TEXT, SENTENCE_ENCODER))
    gate = ScopeGate(THRESHOLDS)
    gate.learnt = Neighbours(INSIDE.reshape(1, 2), OUTSIDE.reshape(1, 2))
    gate.process([message])
    return message.get(INTENT)[INTENT_NAME_KEY], [
        item[INTENT_NAME_KEY] for item in message.get(INTENT_RANKING_KEY)
    ]


def test_a_clear_question_keeps_its_intent():
    intent, ranking = gated(INSIDE)
    assert intent == "ask/hope"
    assert ranking == [name for name, _ in RANKING]


def test_an_unclear_question_is_asked_back_with_its_likeliest_intents_behind_it():
    intent, ranking = gated(INSIDE, ranking=[("ask/hope", 0.3), ("not_covered/cost", 0.28)])
    assert (intent, ranking) == ("nlu_fallback", ["nlu_fallback", "ask/hope", "not_covered/cost"])


def test_what_is_nearer_to_foreign_phrasings_is_out_of_scope():
    assert gated(OUTSIDE)[0] == "out_of_scope"


def test_other_medicine_keeps_its_own_intent():
    ranking = [("ask_about_other_medicine", 0.6), ("out_of_scope", 0.2), ("ask/hope", 0.1)]
    assert gated(OUTSIDE, ranking=ranking) == (
        "ask_about_other_medicine",
        ["ask_about_other_medicine", "ask/hope"],
    )


def test_the_ranking_is_cut_to_five_units():
    names = ("ask/hope", "not_covered/cost", "ask/prp", "not_covered/risks", "not_covered/age")
    ranking = [(name, 0.1) for name in (*names, "not_covered/driving", "ask/future")]
    assert len(gated(INSIDE, ranking=[("ask/ct_scan", 0.3), *ranking])[1]) == 5


@pytest.mark.parametrize("text", ["", "???", "😀😀", "12345"])
def test_a_message_without_a_letter_is_asked_back_with_nothing_to_choose(text):
    assert gated(INSIDE, text=text) == ("nlu_fallback", ["nlu_fallback"])


def test_a_message_without_a_ranking_is_left_alone():
    message = Message(data={TEXT: "hello"})
    ScopeGate(THRESHOLDS).process([message])
    assert message.get(INTENT) is None
