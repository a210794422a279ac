import pytest

from nlu.intent.vague_message import is_vague


@pytest.mark.parametrize(
    "text",
    [
        "treatment?",
        "my back",
        "back pain",
        "info",
        "bad knee",
        "questions about my back",
        "sdfgh",
        "bcdfg lkjhg",
    ],
)
def test_words_that_may_mean_anything_are_vague(text):
    assert is_vague(text)


@pytest.mark.parametrize(
    "text",
    ["", "12", "the", "hmm", "rfa", "rhythm", "what is prp", "i have pain", "back pain in my bad knee"],
)
def test_a_message_that_says_something_or_nothing_at_all_is_not_vague(text):
    assert not is_vague(text)
