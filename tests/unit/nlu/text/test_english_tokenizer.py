import pytest
import spacy

from nlu.text.english_tokenizer import blank_english


@pytest.mark.parametrize(
    "text",
    [
        "can't it wait?! my husband's leg (the left one)...",
        "e.g. at 7.30pm, 10mg/20mg; $5.00, 5'10\" and U.S.A.'s",
        "it hurts!!!!!!!!!!!!!!!!!!!!!! \U0001f622\U0001f622\U0001f622 :-) >:(",
        "see https://clinic.example/a_b?c=(d)&e=f) or write to a.b@clinic.example.",
        "a" * 200 + "'s" + ")" * 150 + "." * 60,
        "'" * 300,
    ],
)
def test_text_has_the_words_that_spacy_finds(text):
    words = [token.text for token in blank_english().make_doc(text)]
    assert words == [token.text for token in spacy.blank("en").make_doc(text)]


def test_ending_is_looked_for_in_the_end_of_a_word_only(monkeypatch):
    searched = []
    spy = spacy.blank("en")
    spy.tokenizer.suffix_search = lambda word: searched.append(len(word))
    monkeypatch.setattr("spacy.blank", lambda _: spy)
    blank_english().make_doc("(" * 2_000)
    assert max(searched) == 64
