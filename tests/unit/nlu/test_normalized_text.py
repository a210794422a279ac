import pytest

from nlu.normalized_text import MAXIMUM_CHARACTERS, normalize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  How does   RFA work?\n", "how does rfa work?"),
        ("can\u200bnot \u202esleep", "cannot sleep"),
        ("I can’t “walk”", 'i can\'t "walk"'),
        ("sooooo sore", "soo sore"),
        ("/ask_cost{}", "ask_cost{}"),
        ("a\x00b", "a b"),
        ("ＲＦＡ", "rfa"),
        ("😀😀", "😀😀"),
        ("", ""),
    ],
)
def test_normalize_brings_a_message_into_one_form(text, expected):
    assert normalize(text) == expected


def test_normalize_keeps_the_end_of_a_long_story():
    text = normalize("word " * 4000 + "how long is recovery?")
    assert len(text) <= MAXIMUM_CHARACTERS
    assert text.endswith("how long is recovery?")
