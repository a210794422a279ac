from pathlib import Path

import pytest
import yaml

from privacy.redactor import MOST_CHARACTERS, redacted

FOLDER = Path(__file__).parent
PERSONAL = yaml.safe_load((FOLDER / "personal_data.yml").read_text(encoding="utf-8"))
HARMLESS = yaml.safe_load((FOLDER / "harmless.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("message", PERSONAL, ids=lambda message: message["text"][:40])
def test_what_tells_of_a_person_is_gone_and_the_question_is_left(message):
    kept = redacted(message["text"])
    assert [piece for piece in message["gone"] if piece.lower() in kept.lower()] == []
    assert message["left"] in kept


@pytest.mark.parametrize("text", HARMLESS)
def test_what_tells_of_nobody_stays_word_for_word(text):
    assert redacted(text) == text


def test_there_are_enough_messages():
    assert len(PERSONAL) >= 60
    assert len(HARMLESS) >= 20


def test_lines_are_read_as_one():
    assert redacted("my name is\nXaver\n\nQuillfeather\ndoes it hurt") == "my name is [name] does it hurt"


def test_a_mark_says_what_was_there():
    text = "my name is Xaver, born on March 4, 1961, 48 Blackthorn Lane, MRN 4821, x@mail.example, I'm 93"
    assert redacted(text) == (
        "my name is [name], born on [date], [address], MRN [number], [online], I'm [age]"
    )


def test_a_text_that_is_redacted_stays_as_it_is():
    for message in PERSONAL:
        kept = redacted(message["text"])
        assert redacted(kept) == kept


HOSTILE = {
    "empty": "",
    "space": " ",
    "half a character": "\ud83d",
    "brackets": "(" * 4_000,
    "digits": "1-" * 3_000,
    "words": "a " * 3_000,
    "capitals": "A b " * 2_000,
    "one word": "a1" * 3_000,
    "addresses": "a.b" * 2_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_is_read_as_far_as_it_is_kept(text):
    assert len(redacted(text)) <= MOST_CHARACTERS
