import pytest

from actions.answers.further_questions import runner_up, with_further_questions
from actions.repertoire import load_repertoire
from actions.replies import fact_reply, not_covered_reply
from nlu.intents import AnswerUnit

REPERTOIRE = load_repertoire()
KNOWLEDGE = REPERTOIRE.knowledge
COST = AnswerUnit("not_covered", "cost")


def questions(reply):
    return [button.title for button in reply.buttons if not button.payload.startswith("/feedback")]


def further(fact_id, other=None, told=()):
    reply = fact_reply(KNOWLEDGE.facts[fact_id], REPERTOIRE)
    return questions(with_further_questions(reply, other, set(told), KNOWLEDGE))


def test_an_answer_offers_what_patients_ask_next():
    assert further("recovery_time")[0] == "Will I go home the same day?"


def test_two_questions_are_offered_at_most_and_the_other_reading_comes_first():
    assert further("recovery_time", COST) == ["What does it cost?", "Will I go home the same day?"]


def test_what_was_told_is_not_offered_again():
    offered = further("recovery_time", told=["same_day_home"])
    assert "Will I go home the same day?" not in offered


@pytest.mark.parametrize("fact_id", sorted(KNOWLEDGE.facts))
def test_no_answer_offers_itself(fact_id):
    assert KNOWLEDGE.facts[fact_id].question not in further(fact_id)


def test_a_question_not_covered_offers_the_other_reading_beside_its_list():
    reply = not_covered_reply(KNOWLEDGE.not_covered["cost"], REPERTOIRE)
    other = AnswerUnit("fact", "same_day_home")
    assert questions(with_further_questions(reply, other, set(), KNOWLEDGE)) == [
        "Will I go home the same day?",
        "Add to my questions",
    ]


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ([("ask/same_day_home", 0.5), ("not_covered/cost", 0.2)], COST),
        ([("ask/same_day_home", 0.71), ("not_covered/cost", 0.2)], None),
        ([("ask/same_day_home", 0.5), ("not_covered/cost", 0.07)], None),
        ([("ask/same_day_home", 0.5), ("greet", 0.2), ("not_covered/cost", 0.1)], COST),
        ([], None),
    ],
)
def test_another_reading_is_offered_only_where_the_first_was_not_sure(ranking, expected):
    assert runner_up(ranking, ["ask/same_day_home"], KNOWLEDGE) == expected
