import pytest

from nlu.conversation.typed_choice import chosen_payload

BUTTONS = [
    {"title": "How does radiofrequency ablation work?", "payload": "/ask/rfa_how_it_works"},
    {"title": "What does it cost?", "payload": "/not_covered/cost"},
    {"title": "None of these", "payload": "/reject_choices"},
]


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("1", "/ask/rfa_how_it_works"),
        ("the first one", "/ask/rfa_how_it_works"),
        ("a", "/ask/rfa_how_it_works"),
        ("top", "/ask/rfa_how_it_works"),
        ("2nd please", "/not_covered/cost"),
        ("#2", "/not_covered/cost"),
        ("2)", "/not_covered/cost"),
        ("option b", "/not_covered/cost"),
        ("i mean the second one", "/not_covered/cost"),
        ("the middle one please", "/not_covered/cost"),
        ("number 3.", "/reject_choices"),
        ("the last one", "/reject_choices"),
        ("what does it cost", "/not_covered/cost"),
        ("none of these!", "/reject_choices"),
    ],
)
def test_a_button_is_chosen_by_its_place_or_title(text, payload):
    assert chosen_payload(text, BUTTONS) == payload


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes",
        "hello",
        "4",
        "0",
        "3 times",
        "1 and 2",
        "first what does it cost",
        "a question",
        "one question",
    ],
)
def test_other_words_choose_nothing(text):
    assert chosen_payload(text, BUTTONS) is None


@pytest.mark.parametrize("text", ["last", "bottom", "1", "none of these"])
def test_nothing_is_chosen_where_nothing_was_offered(text):
    assert chosen_payload(text, []) is None
