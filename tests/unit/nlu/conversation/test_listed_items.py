import pytest

from knowledge.loader import load_knowledge
from nlu.conversation.focus import Focus
from nlu.conversation.listed_items import items_of, with_item_named

ITEMS = items_of(Focus((), ("ask/team_members",)), load_knowledge())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("what does the last one do", "what does the psychologists do"),
        ("the second one?", "the neurologists?"),
        ("why him, the first of those", "why him, the pain physicians"),
        ("and the third?", "and the orthopedic surgeons?"),
        ("the 4th one then", "the physical therapists then"),
        ("tell me of the 2nd person", "tell me of the neurologists"),
    ],
)
def test_an_item_is_meant_by_its_place_in_the_list(text, named):
    assert with_item_named(text, ITEMS) == named


@pytest.mark.parametrize("text", ["at my first visit", "it hurt last week", "a second opinion", "how long"])
def test_other_words_of_place_mean_no_item(text):
    assert with_item_named(text, ITEMS) == text


def test_a_place_beyond_the_list_and_an_answer_without_one_change_nothing():
    assert with_item_named("the fifth one", ITEMS[:3]) == "the fifth one"
    assert items_of(Focus((), ("ask/prp", "not_covered/cost")), load_knowledge()) == ()
    assert with_item_named("the last one", ()) == "the last one"
