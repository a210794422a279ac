import pytest
from rasa_sdk import Tracker

from actions.payload import values_in
from actions.repertoire import Repertoire
from actions.replies import fact_reply
from actions.visit.preparation import (
    FORM,
    OPEN_QUESTIONS,
    TREATMENTS,
    prepared_questions,
    priority_of,
    question_reply,
    treatment_of,
    wish_of,
    with_open_question,
)
from knowledge.loader import load_knowledge
from nlu.slots import PRIORITY_SLOT, REQUESTED_SLOT, TREATMENT_SLOT, WISH_SLOT
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())
RFA, PRP = "radiofrequency_ablation", "platelet_rich_plasma"


def tracker(form, requested):
    loop = {"name": form} if form else {}
    return Tracker("me", {REQUESTED_SLOT: requested}, {}, [], False, None, loop, "action_listen")


@pytest.mark.parametrize("slot", OPEN_QUESTIONS)
def test_an_answer_that_interrupts_ends_with_what_was_asked(slot):
    answer = fact_reply(KNOWLEDGE.facts["hope"], REPERTOIRE)
    shown = with_open_question(answer, tracker(FORM, slot), REPERTOIRE)
    assert shown.body == f"{answer.body}\n{REPERTOIRE.sentence(OPEN_QUESTIONS[slot])}"
    assert shown.text.endswith(answer.disclaimer)


@pytest.mark.parametrize(("form", "requested"), [(None, WISH_SLOT), (FORM, None), ("other_form", WISH_SLOT)])
def test_an_answer_that_interrupts_nothing_stays_as_it_is(form, requested):
    answer = fact_reply(KNOWLEDGE.facts["hope"], REPERTOIRE)
    assert with_open_question(answer, tracker(form, requested), REPERTOIRE) == answer


@pytest.mark.parametrize("slot", OPEN_QUESTIONS)
def test_what_was_just_asked_is_asked_again_in_short_with_the_same_buttons(slot):
    first = question_reply(slot, REPERTOIRE)
    again = question_reply(slot, REPERTOIRE, ["Hello!", first.body])
    assert again.body == REPERTOIRE.sentence(OPEN_QUESTIONS[slot])
    assert again.buttons == first.buttons


def test_the_first_question_asks_for_no_names_and_tells_how_to_leave_and_go_back():
    body = question_reply(TREATMENT_SLOT, REPERTOIRE).body
    assert "Please leave out names and birth dates." in body
    assert "“stop”" in body
    assert "“go back”" in body


def test_each_treatment_is_offered_by_its_title_and_so_is_not_being_sure():
    buttons = question_reply(TREATMENT_SLOT, REPERTOIRE).buttons
    assert [button.title for button in buttons] == [
        *(KNOWLEDGE.topics[topic].title for topic in TREATMENTS),
        "I am not sure yet",
    ]
    chosen = [values_in(button.payload)["treatment"] for button in buttons]
    assert [treatment_of("", [], topic, KNOWLEDGE) for topic in chosen] == [*TREATMENTS, "unsure"]


def test_each_priority_is_offered_and_understood_when_chosen():
    buttons = question_reply(PRIORITY_SLOT, REPERTOIRE).buttons
    chosen = [
        priority_of(button.payload, values_in(button.payload)["priority"], REPERTOIRE) for button in buttons
    ]
    assert (
        chosen
        == [button.title for button in buttons]
        == [
            "Moving more",
            "Sleeping better",
            "Taking less medicine",
            "Work and daily life",
        ]
    )


def test_the_last_question_is_answered_in_own_words():
    reply = question_reply(WISH_SLOT, REPERTOIRE)
    assert reply.buttons == ()
    assert "in your own words" in reply.body


@pytest.mark.parametrize(
    ("text", "named", "treatment"),
    [
        ("prp", [PRP], PRP),
        ("no, prp", [PRP], PRP),
        ("rfa or prp", [RFA, PRP], RFA),
        ("not sure", [], "unsure"),
        ("I haven't decided", [], "unsure"),
        ("none of them", [], "unsure"),
        ("quick recovery with rfa", ["recovery", RFA], RFA),
        ("the one with the quick recovery", ["recovery"], None),
        ("my knees", [], None),
        ("", [], None),
    ],
)
def test_a_treatment_is_what_was_named_or_is_not_sure_or_is_asked_again(text, named, treatment):
    assert treatment_of(text, named, "", KNOWLEDGE) == treatment


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "Nothing!",
        "nope thanks",
        "n/a",
        "I don't know",
        "that's it",
        "done",
        "not really",
        "no, nothing",
        "no thanks, that's all",
    ],
)
def test_nothing_to_ask_is_not_written_down(text):
    assert wish_of(text) == "nothing"
    assert priority_of(text, "", REPERTOIRE) == "nothing"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("can I swim?", "Can I swim?"),
        ("no more pills", "No more pills"),
        ("nothing helps me sleep", "Nothing helps me sleep"),
        ("i don't know if it hurts", "I don't know if it hurts"),
        ("none of my pills work", "None of my pills work"),
    ],
)
def test_what_the_patient_wants_is_kept_in_own_words(text, line):
    assert wish_of(text) == line
    assert priority_of(text, "", REPERTOIRE) == line


def test_the_answers_become_questions_for_the_visit():
    answers = {TREATMENT_SLOT: PRP, PRIORITY_SLOT: "Sleeping better.", WISH_SLOT: "Can I swim?"}
    assert prepared_questions(answers, REPERTOIRE) == [
        "Is this treatment right for me: platelet-rich plasma?",
        "What matters most to me is sleeping better. Could this treatment help with that?",
        "Can I swim?",
    ]


@pytest.mark.parametrize(
    "answers", [{}, {TREATMENT_SLOT: "unsure", PRIORITY_SLOT: "nothing", WISH_SLOT: "nothing"}]
)
def test_a_patient_who_is_not_sure_still_has_a_question_to_ask(answers):
    assert prepared_questions(answers, REPERTOIRE) == ["Which treatment would you choose for me, and why?"]
