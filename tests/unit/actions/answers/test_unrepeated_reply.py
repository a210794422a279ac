import pytest

from actions.answers.unrepeated_reply import unrepeated_reply
from actions.repertoire import Repertoire
from actions.replies import unit_reply
from knowledge.loader import load_knowledge
from nlu.intents import AnswerUnit
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())
HOPE = unit_reply(AnswerUnit("fact", "hope"), REPERTOIRE)


def test_what_was_not_said_stands():
    assert unrepeated_reply(HOPE, ["Hello!"], REPERTOIRE) is HOPE


@pytest.mark.parametrize(
    ("unit", "lead"),
    [
        (AnswerUnit("fact", "hope"), "In short: "),
        (AnswerUnit("not_covered", "driving"), "The same goes for that: the article does not say."),
        (AnswerUnit("advice", "candidate"), "The same goes for that: only your doctor can tell you."),
    ],
)
def test_what_was_just_said_is_said_in_short_then_by_its_passage(unit, lead):
    reply = unit_reply(unit, REPERTOIRE)
    short = unrepeated_reply(reply, [reply.body], REPERTOIRE)
    assert short.body.startswith(lead)
    passage = unrepeated_reply(reply, [short.body, reply.body], REPERTOIRE)
    assert passage.sources[0].quote in passage.body
    assert short.disclaimer == passage.disclaimer == reply.disclaimer


def test_it_was_said_even_with_a_human_sentence_before_it():
    assert unrepeated_reply(HOPE, [f"I am sorry. {HOPE.body}"], REPERTOIRE).body != HOPE.body


def test_what_was_said_long_ago_may_be_said_again():
    assert unrepeated_reply(HOPE, ["Hello!", "Hi!", "Yes.", HOPE.body], REPERTOIRE) is HOPE
