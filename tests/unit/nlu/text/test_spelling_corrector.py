import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.message_attributes import CORRECTED_TEXT, NORMALIZED_TEXT
from nlu.text.spelling_corrector import SpellingCorrector

EXAMPLES = TrainingData([Message(data={TEXT: "is there any hope for my pain", INTENT: "ask"})])


@pytest.fixture(scope="module")
def corrector(round_trip):
    return round_trip(SpellingCorrector, EXAMPLES)


def test_spelling_is_corrected_by_the_loaded_model(corrector):
    message = Message(data={TEXT: "my Stimulater"})
    corrector.process([message])
    assert message.get(CORRECTED_TEXT) == "my stimulator"
    assert message.get(NORMALIZED_TEXT) == "my stimulater"
    assert message.get(TEXT) == "my Stimulater"
