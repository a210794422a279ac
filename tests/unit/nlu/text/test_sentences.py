import pytest

from nlu.text.sentences import clauses, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my back hurts. does it help? thanks!", ["my back hurts.", "does it help?", "thanks!"]),
        ("one line\nanother line", ["one line", "another line"]),
        ("the l4.5 disc", ["the l4.5 disc"]),
        ("...", ["..."]),
        ("", []),
    ],
)
def test_message_is_split_into_sentences(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("my leg hurts, and i want to know more", ["my leg hurts", "and i want to know more"]),
        ("i had an injection but it still hurts", ["i had an injection", "but it still hurts"]),
        ("yes, does it hurt", ["does it hurt"]),
        ("hello", []),
    ],
)
def test_sentence_is_split_into_clauses_of_three_words_or_more(sentence, expected):
    assert clauses(sentence) == expected
