import pytest

from knowledge.located_yaml import KnowledgeError
from knowledge.tone_phrasings import load_tone_phrasings

ONE_OF_EACH = "worried: [i worry]\nfrustrated: [so tired]\nangry: [damn]\nneutral: [what is it]\n"


@pytest.fixture
def read(tmp_path):
    def from_text(text):
        path = tmp_path / "phrasings.yml"
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
        ONE_OF_EACH.replace("angry: [damn]\n", ""),
        ONE_OF_EACH + "sad: [oh no]\n",
        ONE_OF_EACH.replace("[damn]", "[]"),
    ],
)
def test_a_file_without_messages_of_every_tone_is_refused(read, text):
    with pytest.raises(KnowledgeError, match=r"phrasings\.yml:1: expected a list of messages for each of"):
        read(text)


def test_the_messages_that_ship_are_each_of_one_tone():
    phrasings = [text for texts in load_tone_phrasings().values() for text in texts]
    assert len(phrasings) == len(set(phrasings)) > 500
