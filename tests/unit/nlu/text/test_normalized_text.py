import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.text.normalized_text import MAXIMUM_CHARACTERS, normalize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  How does   RFA work?\n", "how does rfa work?"),
        ("can\u200bnot \u202esleep", "cannot sleep"),
        ("\u200fback\u200e pain\u2066?\u2069\ufeff", "back pain?"),
        ("soft\u00adhyphen", "softhyphen"),
        ("I can’t “walk”", 'i can\'t "walk"'),
        ("I can´t", "i can't"),
        ("sooooo sore", "soo sore"),
        ("/not_covered/cost{}", "not_covered/cost{}"),
        ('/not_covered/cost{"topic": "x"}', 'not_covered/cost{"topic": "x"}'),
        ("\u200b / /restart", "restart"),
        ("／not_covered/cost", "not_covered/cost"),
        ("a\x00b", "a b"),
        ("\x00\x07\x1b", ""),
        ("cut short \ud83d", "cut short"),
        ("ＲＦＡ", "rfa"),
        ("one\u00a0two\u3000three", "one two three"),
        ("😀😀", "😀😀"),
        ("как это", "как это"),
        ("", ""),
    ],
)
def test_normalize_brings_a_message_into_one_form(text, expected):
    assert normalize(text) == expected


def test_normalize_keeps_the_end_of_a_long_story():
    text = normalize("word " * 4000 + "how long is recovery?")
    assert len(text) <= MAXIMUM_CHARACTERS
    assert text.endswith("how long is recovery?")


@given(st.text(max_size=300))
def test_normalized_text_holds_nothing_invisible_and_is_no_payload(text):
    normalized = normalize(text)
    assert not {unicodedata.category(character) for character in normalized} & {"Cc", "Cf", "Cs"}
    assert not normalized.startswith("/")
    assert normalized == normalized.strip()
    assert "  " not in normalized


@given(st.text(min_size=1, max_size=4))
def test_normalized_text_is_never_longer_than_allowed(text):
    assert len(normalize(text * 6000)) <= MAXIMUM_CHARACTERS
