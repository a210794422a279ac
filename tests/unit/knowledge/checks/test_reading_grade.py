import pytest

from knowledge.checks.reading_grade import raw_reading_grade, reading_grade


def test_short_words_and_sentences_read_easily():
    assert reading_grade("You go home the same day. Your team will help you.") < 2


def test_long_words_and_sentences_read_hard():
    text = "Percutaneous interventional methodologies facilitate considerably accelerated recuperation."
    assert reading_grade(text) > 12


@pytest.mark.parametrize(
    "term", ["radiofrequency ablation", "Radiofrequency ablation", "fluoroscopy", "CT scans"]
)
def test_an_explained_term_counts_as_one_short_word(term):
    assert reading_grade(f"The team will use {term} to help.") == raw_reading_grade(
        "The team will use thing to help."
    )


def test_a_term_inside_another_word_still_counts_in_full():
    text = "The team will use microfluoroscopying to help."
    assert reading_grade(text) == raw_reading_grade(text)
