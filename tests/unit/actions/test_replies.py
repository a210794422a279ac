import pytest

from actions.answers.unit_button import unit_button
from actions.disclaimer import DISCLAIMER
from actions.replies import (
    advice_reply,
    clarify_reply,
    error_reply,
    fact_reply,
    hand_off_reply,
    help_reply,
    not_covered_reply,
    out_of_scope_reply,
    unit_reply,
)
from actions.reply import MOST_WORDS
from actions.talk.offers import TALK_TO_A_PERSON
from knowledge.clinic_settings import ClinicSettings
from knowledge.loader import load_knowledge
from nlu.intents import AnswerUnit, answer_unit

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize("fact", KNOWLEDGE.facts.values(), ids=lambda fact: fact.id)
def test_fact_reply_shows_answer_passage_and_disclaimer_in_one_part(fact):
    text = fact_reply(fact, KNOWLEDGE).text
    assert text.startswith(fact.answer)
    assert fact.quotes[0].section in text
    assert text.endswith(DISCLAIMER)
    assert "\n\n" not in text


@pytest.mark.parametrize("item", KNOWLEDGE.not_covered.values(), ids=lambda item: item.id)
def test_not_covered_reply_says_so_and_gives_a_question_to_bring(item):
    reply = not_covered_reply(item, KNOWLEDGE)
    assert reply.body.startswith(item.sentence)
    assert item.question in reply.body
    assert reply.facts == ()


def test_clarify_reply_offers_each_answer_once_and_three_at_most():
    intents = ["ask_imaging_tools", "ask_imaging_purpose", "ask_cost", "ask_rfa_how_it_works", "ask_hope"]
    reply = clarify_reply(intents, KNOWLEDGE, ClinicSettings())
    assert [button.title for button in reply.buttons] == [
        "Why do doctors use imaging?",
        "What does it cost?",
        "How does radiofrequency ablation work?",
        "None of these",
    ]


def test_clarify_reply_without_a_question_of_ours_offers_some_to_begin_with():
    reply = clarify_reply(["greet"], KNOWLEDGE, ClinicSettings())
    assert reply.outcome == "clarify"
    assert len(reply.buttons) > 2


def test_clarify_reply_to_nothing_readable_is_help():
    assert clarify_reply(["ask_cost"], KNOWLEDGE, ClinicSettings(), readable=False).outcome == "help"


@pytest.mark.parametrize("make", [lambda *a: clarify_reply(["ask_cost"], *a), out_of_scope_reply])
def test_the_second_failure_in_a_row_offers_a_person(make):
    clinic = ClinicSettings(phone="555-7777")
    assert TALK_TO_A_PERSON not in make(KNOWLEDGE, clinic, 0).buttons
    second = make(KNOWLEDGE, clinic, 1)
    assert TALK_TO_A_PERSON in second.buttons
    assert "555-7777" in second.text


@pytest.mark.parametrize("unit", [*KNOWLEDGE.facts, *KNOWLEDGE.not_covered, *KNOWLEDGE.advice])
def test_every_answer_can_be_rated_and_read_in_one_turn(unit):
    kind = next(k for k in ("facts", "not_covered", "advice") if unit in getattr(KNOWLEDGE, k))
    reply = unit_reply(AnswerUnit({"facts": "fact"}.get(kind, kind), unit), KNOWLEDGE)
    ratings = [button for button in reply.buttons if button.payload.startswith("/feedback{")]
    assert len(ratings) == 2
    assert all(len(button.payload) <= 100 for button in ratings)
    assert len(reply.text.split()) <= MOST_WORDS
    # Room for a sentence of sympathy, or for the open question of a preparation.
    assert len(f"{reply.body} {reply.disclaimer}".split()) <= MOST_WORDS - 10
    adds = [button for button in reply.buttons if button.payload.startswith("/add_visit_question{")]
    assert len(adds) == (kind != "facts")


@pytest.mark.parametrize("item", KNOWLEDGE.advice.values(), ids=lambda item: item.id)
def test_advice_reply_declines_and_gives_questions_to_bring(item):
    reply = advice_reply(item, KNOWLEDGE)
    assert reply.body.startswith(item.sentence)
    assert all(question in reply.body for question in item.questions)
    assert reply.facts == ()
    assert reply.text.endswith(DISCLAIMER)


UNITS = [
    *(AnswerUnit("fact", fact_id) for fact_id in KNOWLEDGE.facts),
    *(AnswerUnit("not_covered", item_id) for item_id in KNOWLEDGE.not_covered),
    *(AnswerUnit("advice", item_id) for item_id in KNOWLEDGE.advice),
]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_a_button_asks_for_the_unit_it_stands_for(unit):
    button = unit_button(unit, KNOWLEDGE)
    assert answer_unit(button.payload.removeprefix("/"), KNOWLEDGE) == unit
    assert button.title


@pytest.mark.parametrize("unit", [AnswerUnit("talk", "greet"), AnswerUnit("out_of_scope", "out_of_scope")])
def test_what_is_not_in_the_knowledge_has_no_reply_and_no_button(unit):
    assert unit_reply(unit, KNOWLEDGE) is None
    assert unit_button(unit, KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("make", "outcome"),
    [(help_reply, "help"), (hand_off_reply, "handoff"), (out_of_scope_reply, "out_of_scope")],
)
def test_plain_replies_tell_how_to_reach_the_clinic(make, outcome):
    reply = make(KNOWLEDGE, ClinicSettings(name="Hill Clinic", phone="555-7777"))
    assert reply.outcome == outcome
    assert "Hill Clinic at 555-7777" in reply.text
    assert DISCLAIMER not in reply.text


def test_hand_off_reply_tells_hours_page_and_address():
    clinic = ClinicSettings(hours="Mondays", appointment_page="/visit", address="1 High Street")
    text = hand_off_reply(KNOWLEDGE, clinic).text
    assert all(part in text for part in ("Mondays", "/visit", "1 High Street"))


def test_error_reply_names_the_clinic_and_the_emergency_number():
    text = error_reply("1", ClinicSettings(phone="555-7777", emergency_number="112")).text
    assert "555-7777" in text
    assert "112" in text
