import pytest

from actions.visit.own_question import MOST_CHARACTERS, as_question, own_question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("add to my list: will I be able to drive?", "Will I be able to drive?"),
        ("add this:   what \n about  my dog?", "What about my dog?"),
        ("Write down: can I fly? thanks", "Can I fly?"),
        ("please add “can I swim with it”", "Can I swim with it"),
        ("add 'can i swim' to my list", "Can i swim"),
        ("Can you add how long the battery lasts to my list please", "How long the battery lasts"),
        ("could you put is it safe for me on my list, thanks", "Is it safe for me"),
        ("note down whether it hurts", "Whether it hurts"),
        ("will i be awake? add it to my list", "Will i be awake?"),
        ("is it safe to drive? please note that down for me", "Is it safe to drive?"),
        ("I want to ask my doctor about the scar", "About the scar"),
    ],
)
def test_a_question_is_kept_in_the_patients_own_words(text, question):
    assert own_question(text) == question


@pytest.mark.parametrize("text", ["", "add that to my list", "add this one", "save what you said"])
def test_a_message_that_only_points_at_a_question_has_none_of_its_own(text):
    assert own_question(text) == ""


def test_a_line_of_the_list_is_one_line_with_a_capital_first():
    assert as_question("  why\n me ") == "Why me"


def test_a_long_question_is_cut_and_shows_it():
    line = as_question("word " * 80)
    assert line.startswith("Word word")
    assert line.endswith("…")
    assert len(line) <= MOST_CHARACTERS
