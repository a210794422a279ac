import pytest

from nlu.tone.tone import tone_of


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("i am worried", "worried"),
        ("i'm scared it will hurt", "worried"),
        ("can't sleep since they told me", "worried"),
        ("i'm worried about my wife", "worried"),
        ("i am so fed up", "frustrated"),
        ("nothing works", "frustrated"),
        ("this is ridiculous", "angry"),
        ("i am fed up and angry", "angry"),
        ("my son is scared, and i am furious", "angry"),
    ],
)
def test_the_writers_own_feeling_is_read(text, tone):
    assert tone_of(text) == tone


@pytest.mark.parametrize(
    "text",
    [
        "",
        "what is prp",
        "i'm not worried",
        "don't be angry",
        "my wife is worried",
        "people are scared",
        "does worry cause pain",
        "is it scary",
        "my nerves are angry",
        "i've got an irritated nerve",
        "what does sick of it all mean",
        "is there a blood test",
        "is bloody discharge normal",
    ],
)
def test_a_feeling_denied_asked_about_or_of_someone_else_is_not_the_writers(text):
    assert tone_of(text) == ""
