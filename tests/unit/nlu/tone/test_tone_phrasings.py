import pytest

from knowledge.located_yaml import KnowledgeError
from nlu.tone.tone_phrasings import load_tone_phrasings

ONE_OF_EACH = "worried:\n- i worry\nfrustrated:\n- so tired\nangry:\n- damn\nneutral:\n- what is it\n"


@pytest.fixture
def read(tmp_path):
    def from_text(text):
        path = tmp_path / "phrasings.txt"
        path.write_text(text, encoding="utf-8")
        return load_tone_phrasings.__wrapped__(path)

    return from_text


def test_messages_are_read_by_their_tone(read):
    assert read(ONE_OF_EACH) == {
        "worried": ("i worry",),
        "frustrated": ("so tired",),
        "angry": ("damn",),
        "neutral": ("what is it",),
    }


@pytest.mark.parametrize(
    "text",
    [
        ONE_OF_EACH.replace("angry", "cross"),
        ONE_OF_EACH.replace("angry:\n- damn\n", ""),
        ONE_OF_EACH.replace("- damn\n", ""),
        ONE_OF_EACH + "sad:\n- oh no\n",
    ],
)
def test_a_file_without_messages_of_every_tone_is_refused(read, text):
    with pytest.raises(
        KnowledgeError,
        match=r"phrasings\.txt:1: expected messages of each of worried, frustrated, angry, neutral; add them",
    ):
        read(text)


def test_the_messages_that_ship_are_each_of_one_tone():
    phrasings = [text for texts in load_tone_phrasings().values() for text in texts]
    assert len(phrasings) == len(set(phrasings)) > 500
