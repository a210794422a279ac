import pytest

from nlu.conversation.explicit_command import explicit_command


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


@pytest.mark.parametrize(
    "text",
    [
        "forget me",
        "please forget everything!",
        "can you delete my data please",
        "erase this conversation",
        "wipe what i wrote",
        "delete everything i told you now",
    ],
)
def test_a_wish_to_be_forgotten_is_plain(text):
    assert explicit_command(text) == "forget_me"


@pytest.mark.parametrize("text", ["forget it", "will they forget me", "delete my first question"])
def test_other_words_of_forgetting_are_no_wish_to_be_forgotten(text):
    assert explicit_command(text) is None
