from itertools import permutations

import pytest

from actions.answers.several_reply import several_reply
from actions.disclaimer import disclaimer
from actions.payload import values_in
from actions.repertoire import Repertoire
from actions.reply import MOST_WORDS
from knowledge.loader import load_knowledge
from nlu.intents import AnswerUnit
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())
RFA, HOME, HOPE, NEW = (
    AnswerUnit("fact", fact) for fact in ("rfa_how_it_works", "same_day_home", "hope", "ipm_new")
)
COST, INSURANCE = AnswerUnit("not_covered", "cost"), AnswerUnit("not_covered", "insurance")
CANDIDATE = AnswerUnit("advice", "candidate")
FOREIGN = AnswerUnit("out_of_scope", "out_of_scope")
UNITS = [
    *(AnswerUnit("fact", fact) for fact in KNOWLEDGE.facts),
    *(AnswerUnit("not_covered", item) for item in KNOWLEDGE.not_covered),
    *(AnswerUnit("advice", item) for item in KNOWLEDGE.advice),
]


def reply_to(*units):
    return several_reply(units, REPERTOIRE)


def values_of(reply, intent):
    payloads = [button.payload for button in reply.buttons]
    return [values_in(payload) for payload in payloads if payload.startswith(f"/{intent}{{")]


def test_each_question_is_answered_in_its_order_and_one_disclaimer_closes_all():
    reply = reply_to(RFA, HOME)
    assert reply.facts == ("rfa_how_it_works", "same_day_home")
    assert reply.topics == ("radiofrequency_ablation", "recovery")
    rfa, home = (KNOWLEDGE.facts[fact].answer for fact in reply.facts)
    assert reply.text.index(rfa) < reply.text.index(home)
    assert reply.text.count(disclaimer()) == 1
    assert reply.text.endswith(disclaimer())


def test_the_passages_of_each_answer_stand_behind_it_once():
    reply = reply_to(HOME, AnswerUnit("fact", "recovery_time"))
    quotes = [source.quote for source in reply.sources]
    asked = {quote.text for fact in reply.facts for quote in KNOWLEDGE.facts[fact].quotes}
    assert set(quotes) == asked
    assert len(quotes) == len(asked)


@pytest.mark.parametrize(
    ("units", "outcome"),
    [
        ((RFA, COST), "answer"),
        ((COST, INSURANCE), "not_covered"),
        ((CANDIDATE, HOPE), "advice"),
        ((COST, CANDIDATE), "advice"),
    ],
)
def test_advice_and_then_an_answer_decide_what_the_reply_is(units, outcome):
    assert reply_to(*units).outcome == outcome


@pytest.mark.parametrize("units", permutations([RFA, COST, FOREIGN]))
def test_what_is_not_ours_is_said_to_be_so_after_the_answers(units):
    body = reply_to(*units).body
    assert body.endswith("I do not have an answer to the rest.")
    assert body.count("I do not have an answer to the rest") == 1


def test_a_question_among_talk_is_answered_alone():
    assert reply_to(AnswerUnit("talk", "greet"), HOPE).facts == ("hope",)


def test_what_would_be_too_much_to_read_becomes_buttons():
    reply = reply_to(RFA, HOME, HOPE, NEW, COST)
    told = len(reply.facts)
    assert 1 <= told <= 3
    further = [button.title for button in reply.buttons if "{" not in button.payload]
    titles = [KNOWLEDGE.facts[unit.id].question for unit in (RFA, HOME, HOPE, NEW)]
    assert further == [*titles[told:], KNOWLEDGE.not_covered["cost"].title]
    assert reply.body.endswith("You can ask the rest with a button.")


def test_there_is_no_word_of_buttons_where_all_is_answered():
    assert "with a button" not in reply_to(RFA, HOME).body


def test_questions_without_an_answer_are_offered_for_the_list_and_answers_are_not():
    reply = reply_to(HOME, COST, INSURANCE)
    assert values_of(reply, "add_visit_question") == [{"about": "not_covered/cost not_covered/insurance"}]
    assert values_of(reply_to(RFA, HOME), "add_visit_question") == []


def test_the_whole_is_rated_by_its_first_question():
    assert [values["about"] for values in values_of(reply_to(COST, HOME), "feedback")] == [
        "not_covered/cost"
    ] * 2


def test_two_answers_are_never_too_much_to_read():
    pairs = permutations(UNITS, 2)
    assert [pair for pair in pairs if len(reply_to(*pair).text.split()) > MOST_WORDS] == []


@pytest.mark.parametrize("words", [9, 12])
def test_room_is_left_for_words_that_are_added(words):
    for first in UNITS:
        body = several_reply([first, AnswerUnit("fact", "who_is_it_for")], REPERTOIRE, words).body
        assert len(body.split()) + words + len(disclaimer().split()) <= MOST_WORDS
