import pytest

from actions.answers.several_reply import several_reply
from actions.repertoire import Repertoire
from actions.replies import advice_reply, fact_reply, not_covered_reply
from actions.visit.visit_list import (
    MOST_QUESTIONS,
    intents_to_add,
    place_meant,
    questions_of_intents,
    with_questions,
)
from knowledge.loader import load_knowledge
from nlu.intents import AnswerUnit
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())
QUESTIONS = ["Will I be able to drive?", "What does it cost?", "How long does the battery last?"]


def test_intents_lead_to_the_questions_to_bring_to_the_physician():
    item, advice, fact = KNOWLEDGE.not_covered["cost"], KNOWLEDGE.advice["decision"], KNOWLEDGE.facts["hope"]
    intents = ["not_covered/cost", "greet", "seek_advice/decision", "ask/hope"]
    assert questions_of_intents(intents, KNOWLEDGE) == [item.question, *advice.questions, fact.question]


@pytest.mark.parametrize(
    ("reply", "intents"),
    [
        (not_covered_reply(KNOWLEDGE.not_covered["cost"], REPERTOIRE), ["not_covered/cost"]),
        (advice_reply(KNOWLEDGE.advice["decision"], REPERTOIRE), ["seek_advice/decision"]),
        (
            several_reply(
                [AnswerUnit("not_covered", "cost"), AnswerUnit("not_covered", "insurance")], REPERTOIRE
            ),
            ["not_covered/cost", "not_covered/insurance"],
        ),
        (fact_reply(KNOWLEDGE.facts["hope"], REPERTOIRE), []),
    ],
)
def test_a_reply_tells_by_its_button_what_it_offers_to_add(reply, intents):
    assert intents_to_add(reply.as_dict()) == intents


@pytest.mark.parametrize("reply", [None, {}, {"buttons": None}])
def test_without_a_reply_there_is_nothing_to_add(reply):
    assert intents_to_add(reply) == []


def test_a_question_is_added_at_the_end_and_stands_once():
    assert with_questions(["A?", "B?"], ["B?", "C?", "C?"]) == ["A?", "B?", "C?"]


def test_a_full_list_keeps_the_questions_it_has():
    full = [f"{number}?" for number in range(MOST_QUESTIONS)]
    assert with_questions(full, ["One more?"]) == full


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("remove 2", 1),
        ("remove number 1 please", 0),
        ("remove number one", 0),
        ("take question one off", 0),
        ("remove the second one", 1),
        ("remove the last one", 2),
        ("remove cost", 1),
        ("take off the battery one", 2),
        ("remove the one about how long the battery lasts", 2),
    ],
)
def test_a_question_is_meant_by_its_number_or_its_words(text, place):
    assert place_meant(text, QUESTIONS) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "remove it",
        "remove 0",
        "remove 4",
        "remove ²",
        "remove the fifth",
        "remove the one about the weather",
    ],
)
def test_it_is_not_guessed_which_question_is_meant(text):
    assert place_meant(text, QUESTIONS) is None


def test_words_that_two_questions_share_do_not_tell_which_is_meant():
    assert place_meant("the battery one", ["Is there a battery?", "Who changes the battery?"]) is None


def test_the_only_question_is_meant_by_it():
    assert place_meant("remove it", QUESTIONS[:1]) == 0


@pytest.mark.parametrize("text", ["remove it", "remove the last one", "remove 1"])
def test_an_empty_list_has_no_question_to_mean(text):
    assert place_meant(text, []) is None
