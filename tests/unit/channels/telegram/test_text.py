import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.telegram.text import split_message, telegram_length

DISCLAIMER = "Please see your physician about your own care."


def test_message_that_fits_stays_whole():
    text = "One.\nTwo.\n" + DISCLAIMER
    assert split_message(text, DISCLAIMER) == [text]


def test_message_of_the_most_characters_stays_whole():
    assert len(split_message("a" * 4096)) == 1
    assert len(split_message("a" * 4097)) == 2


def test_emoji_counts_as_two_characters():
    assert [telegram_length(part) for part in split_message("\U0001f642" * 2049)] == [4096, 2]


def test_message_is_split_at_ends_of_sentences():
    assert split_message("First is 3.5 cm. Second? “Third!” Fourth", most=24) == [
        "First is 3.5 cm. Second?",
        "“Third!” Fourth",
    ]


def test_abbreviation_is_no_end_of_a_sentence():
    assert split_message("One. Rest, e.g. on a sofa.", most=22) == ["One.", "Rest, e.g. on a sofa."]


def test_lines_stay_lines():
    assert split_message("1. One?\n2. Two?\n3. Three?", most=16) == ["1. One?\n2. Two?", "3. Three?"]


def test_disclaimer_closes_the_last_part_with_a_sentence_before_it():
    text = f"First sentence here. Second sentence here. Third one.\n{DISCLAIMER}"
    assert split_message(text, DISCLAIMER, most=70) == [
        "First sentence here. Second sentence here.",
        f"Third one.\n{DISCLAIMER}",
    ]


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_to_say_has_no_part(text):
    assert split_message(text) == []


TEXTS = st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=1).map(" ".join)


@given(TEXTS.filter(str.strip), st.integers(60, 120))
def test_no_part_is_too_long_and_no_word_is_lost(body, most):
    parts = split_message(f"{body}\n{DISCLAIMER}", DISCLAIMER, most)
    assert all(part.strip() and telegram_length(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(f"{body}{DISCLAIMER}".split())
    assert parts[-1].endswith(f"\n{DISCLAIMER}")
    assert parts[-1].removesuffix(DISCLAIMER).strip()
