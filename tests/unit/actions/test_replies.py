import pytest

from actions.answers.unit_button import unit_button
from actions.disclaimer import disclaimer
from actions.last_resort import error_reply
from actions.repertoire import Repertoire
from actions.replies import (
    advice_reply,
    clarify_reply,
    fact_reply,
    hand_off_reply,
    help_reply,
    not_covered_reply,
    out_of_scope_reply,
    unit_reply,
)
from actions.reply import MOST_WORDS
from actions.talk.offers import talk_to_a_person
from knowledge.loader import load_knowledge
from nlu.intents import AnswerUnit, answer_unit
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())
UNITS = [
    *(AnswerUnit("fact", fact_id) for fact_id in KNOWLEDGE.facts),
    *(AnswerUnit("not_covered", item_id) for item_id in KNOWLEDGE.not_covered),
    *(AnswerUnit("advice", item_id) for item_id in KNOWLEDGE.advice),
]


def test_fact_reply_shows_answer_passage_and_disclaimer_in_one_part():
    def is_complete(fact):
        text = fact_reply(fact, REPERTOIRE).text
        return (
            text.startswith(fact.answer)
            and fact.quotes[0].section in text
            and text.endswith(disclaimer())
            and "\n\n" not in text
        )

    assert [fact.id for fact in KNOWLEDGE.facts.values() if not is_complete(fact)] == []


def test_not_covered_reply_says_so_and_gives_a_question_to_bring():
    def is_complete(item):
        reply = not_covered_reply(item, REPERTOIRE)
        opens = reply.body.startswith(REPERTOIRE.filled(item.sentence))
        return opens and item.question in reply.body and reply.facts == ()

    assert [item.id for item in KNOWLEDGE.not_covered.values() if not is_complete(item)] == []


def test_clarify_reply_offers_each_answer_once_and_three_at_most():
    intents = [
        "ask/imaging_purpose",
        "ask/imaging_purpose",
        "not_covered/cost",
        "ask/rfa_how_it_works",
        "ask/hope",
    ]
    reply = clarify_reply(intents, REPERTOIRE)
    assert [button.title for button in reply.buttons] == [
        "Why do doctors use imaging?",
        "What does it cost?",
        "How does radiofrequency ablation work?",
        "None of these",
    ]


def test_clarify_reply_without_a_question_of_ours_offers_some_to_begin_with():
    reply = clarify_reply(["greet"], REPERTOIRE)
    assert reply.outcome == "clarify"
    assert len(reply.buttons) > 2


def test_clarify_reply_to_nothing_readable_is_help():
    assert clarify_reply(["not_covered/cost"], REPERTOIRE, readable=False).outcome == "help"


@pytest.mark.parametrize("make", [lambda *a: clarify_reply(["not_covered/cost"], *a), out_of_scope_reply])
def test_the_second_failure_in_a_row_offers_a_person(make):
    clinic = a_clinic(phone="555-7777")
    assert talk_to_a_person(REPERTOIRE) not in make(Repertoire(KNOWLEDGE, clinic), 0).buttons
    second = make(Repertoire(KNOWLEDGE, clinic), 1)
    assert talk_to_a_person(REPERTOIRE) in second.buttons
    assert "555-7777" in second.text


def payloads(unit, intent):
    buttons = unit_reply(unit, REPERTOIRE).buttons
    return [button.payload for button in buttons if button.payload.startswith(f"/{intent}{{")]


def test_every_answer_can_be_read_in_one_turn():
    def is_short(unit):
        reply = unit_reply(unit, REPERTOIRE)
        # Room for a sentence of sympathy, or for the open question of a preparation.
        told = f"{reply.body} {reply.disclaimer}"
        return len(reply.text.split()) <= MOST_WORDS and len(told.split()) <= MOST_WORDS - 10

    assert [unit for unit in UNITS if not is_short(unit)] == []


def test_every_answer_can_be_rated():
    assert [unit for unit in UNITS if len(payloads(unit, "feedback")) != 2] == []
    assert [payload for unit in UNITS for payload in payloads(unit, "feedback") if len(payload) > 100] == []


def test_exactly_what_has_no_answer_can_be_added_to_the_list():
    adds = {unit: len(payloads(unit, "add_visit_question")) for unit in UNITS}
    assert adds == {unit: int(unit.kind != "fact") for unit in UNITS}


def test_advice_reply_declines_and_gives_questions_to_bring():
    def is_complete(item):
        reply = advice_reply(item, REPERTOIRE)
        return (
            reply.body.startswith(REPERTOIRE.filled(item.sentence))
            and all(question in reply.body for question in item.questions)
            and reply.facts == ()
            and reply.text.endswith(disclaimer())
        )

    assert [item.id for item in KNOWLEDGE.advice.values() if not is_complete(item)] == []


def test_a_button_asks_for_the_unit_it_stands_for():
    buttons = {unit: unit_button(unit, KNOWLEDGE) for unit in UNITS}
    asked = {
        unit: answer_unit(button.payload.removeprefix("/"), KNOWLEDGE) for unit, button in buttons.items()
    }
    assert asked == {unit: unit for unit in UNITS}
    assert [unit for unit, button in buttons.items() if not button.title] == []


@pytest.mark.parametrize("unit", [AnswerUnit("talk", "greet"), AnswerUnit("out_of_scope", "out_of_scope")])
def test_what_is_not_in_the_knowledge_has_no_reply_and_no_button(unit):
    assert unit_reply(unit, REPERTOIRE) is None
    assert unit_button(unit, KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("make", "outcome"),
    [(help_reply, "help"), (hand_off_reply, "handoff"), (out_of_scope_reply, "out_of_scope")],
)
def test_plain_replies_tell_how_to_reach_the_clinic(make, outcome):
    reply = make(Repertoire(KNOWLEDGE, a_clinic(name="Hill Clinic", phone="555-7777")))
    assert reply.outcome == outcome
    assert "555-7777" in reply.text
    assert disclaimer() not in reply.text


def test_hand_off_reply_tells_hours_page_and_address():
    clinic = a_clinic(hours="Mondays", appointment_page="/visit", address="1 High Street")
    text = hand_off_reply(Repertoire(KNOWLEDGE, clinic)).text
    assert all(part in text for part in ("Mondays", "/visit", "1 High Street"))


def test_error_reply_names_the_clinic_and_the_emergency_number():
    text = error_reply(Repertoire(KNOWLEDGE, a_clinic(phone="555-7777", emergency_number="112"))).text
    assert "555-7777" in text
    assert "112" in text
