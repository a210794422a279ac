import pytest

from nlu.safety.red_flag_detector import RedFlagDetector


class Recorded:
    """Stands for the trained model; keeps the texts it is asked about."""

    def alarm(self, texts, encode):
        self.texts = texts
        return 0.0, "A"


@pytest.fixture
def texts_of():
    def look_at(text):
        model = Recorded()
        RedFlagDetector(None, model).alarm(text, text)
        return model.texts

    return look_at


def test_the_whole_message_comes_first_and_then_its_sentences_and_clauses(texts_of):
    text = "all is well here, but my leg is dead. no fever at all"
    assert texts_of(text)[:2] == [
        "all is well here, but my leg is dead. fine at all",
        "all is well here, but my leg is dead.",
    ]


def test_the_whole_of_a_very_long_story_comes_first_as_well(texts_of):
    story = ". ".join(
        f"on day {number} i walked to shop {number}, and then i sat down" for number in range(30)
    )
    texts = texts_of(story)
    assert texts[0] == story
    assert texts[-1].endswith("i sat down")
