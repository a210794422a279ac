import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.graph_output import TONE
from nlu.message_attributes import NORMALIZED_TEXT
from nlu.readings.reading import PART
from nlu.tone import tone_reader
from nlu.tone.tone_reader import ToneReader

PHRASINGS = {
    "worried": ("my stomach is in knots over this", "my heart sinks when i think of it"),
    "frustrated": ("one dead end after another", "every door closes on me"),
    "angry": ("you people waste my time", "you people waste my money"),
    "neutral": ("what is a nerve block", "what is a scan for"),
}
ASKED = ["how does burning the nerve work", "what does the injection do", "is there any hope for my pain"]


@pytest.fixture(scope="module")
def read_tone(round_trip, encoded):
    """Reads the tone of a text by a loaded model that learnt a few messages of each tone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tone_reader, "load_tone_phrasings", lambda: PHRASINGS)
        reader = round_trip(ToneReader, TrainingData(encoded(ASKED, "ask/hope")))

    def tone_of(text, part=None):
        (message,) = encoded([text])
        message.set(PART, part)
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
        (ASKED[0], None),
    ],
)
def test_a_tone_without_plain_words_of_feeling_is_read_by_the_loaded_model(read_tone, text, tone):
    assert read_tone(text) == tone


def test_the_tone_is_read_of_the_message_as_written_alone(read_tone):
    assert read_tone("you people waste my time", 0) is None


def test_plain_words_of_feeling_are_read_where_a_message_has_no_vector():
    message = Message(data={TEXT: "I am furious", NORMALIZED_TEXT: "i am furious"})
    ToneReader({}).process([message])
    assert message.get(TONE) == "angry"
