import pytest

from nlu.explicit_command import explicit_command


@pytest.mark.parametrize(
    "text",
    [
        "add that to my list",
        "add to my list: does it hurt",
        "please add does it hurt to my list",
        "put it on the list please",
        "can you add this to my questions",
        "note: will i drive",
        "add a question: will i drive",
        "does it hurt? add it to my list",
        "i want you to add it to my list",
    ],
)
def test_adding_to_the_list_is_plain_whatever_is_added(text):
    assert explicit_command(text) == "add_visit_question"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "show my list",
        "what is on my list",
        "what should i add to my list",
        "i added it to my list",
        "remove it from my list",
        "add more",
        "don't add that to my list",
        "please do not put it on my list",
        "did you put that on my list?",
    ],
)
def test_other_words_about_the_list_are_left_to_the_model(text):
    assert explicit_command(text) is None
