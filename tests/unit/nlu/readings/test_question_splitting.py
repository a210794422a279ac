import pytest

from nlu.readings.question_splitting import MOST_QUESTIONS, QuestionSplitting

SPLITTING = QuestionSplitting()


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("what is RFA and do I stay overnight?", ["what is RFA", "do I stay overnight?"]),
        ("What is PRP? Does it hurt", ["What is PRP?", "Does it hurt"]),
        ("what is it\nhow does it work", ["what is it", "how does it work"]),
        ("how much is it & when can i drive", ["how much is it", "when can i drive"]),
        ("is it safe is it new", ["is it safe", "is it new"]),
        ("tell me about PRP and tell me what it costs", ["tell me about PRP", "tell me what it costs"]),
        ("tell me how it works and if it hurts", ["tell me how it works", "if it hurts"]),
        ("1) what is PRP 2) do I stay overnight", ["what is PRP", "do I stay overnight"]),
        ("a) PRP b) RFA", ["PRP", "RFA"]),
    ],
)
def test_each_question_of_a_message_stands_alone(text, questions):
    assert SPLITTING.split(text) == questions


@pytest.mark.parametrize(
    "text",
    [
        "what can I eat and drink",
        "what is the difference between RFA and PRP",
        "how does it work when they do it",
        "do you know what it costs",
        "what is an ablation, where they use a scan",
        "does it hurt, or not?",
    ],
)
def test_one_question_stays_whole(text):
    assert SPLITTING.split(text) == [text]


def test_what_is_told_before_the_first_question_goes_with_it():
    told = "I had PRP last year, does it last and is it safe"
    assert SPLITTING.split(told) == ["I had PRP last year, does it last", "is it safe"]


def test_a_sentence_that_only_tells_is_left_out():
    assert SPLITTING.split("My mum has arthritis. Does it hurt her?") == ["Does it hurt her?"]


def test_words_that_only_link_are_taken_off_a_question():
    assert SPLITTING.split("and also, what is PRP and") == ["what is PRP"]


@pytest.mark.parametrize("text", ["", "???", "and", "hello", "my back hurts and I have had an injection"])
def test_a_message_that_asks_nothing_has_no_questions(text):
    assert SPLITTING.split(text) == []


def test_a_message_cut_off_within_a_character_is_still_split():
    assert SPLITTING.split("what is it? is it new? \ud83d")[:2] == ["what is it?", "is it new?"]


def test_a_flood_of_questions_is_cut():
    assert len(SPLITTING.split("is it new? " * 200)) == MOST_QUESTIONS


def test_names_side_by_side_are_asked_for_one_by_one():
    assert SPLITTING.split("what are RFA and PRP?") == ["what are RFA", "what are PRP"]
