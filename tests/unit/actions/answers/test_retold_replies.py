import pytest

from actions.answers.retold_replies import simpler_reply, source_reply
from actions.answers.several_reply import several_reply
from actions.disclaimer import disclaimer
from actions.repertoire import Repertoire
from actions.replies import unit_reply
from actions.reply import MOST_WORDS
from knowledge.loader import load_knowledge
from nlu.intents import AnswerUnit
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic(phone="555-7777"))
HOPE, TEAM = AnswerUnit("fact", "hope"), AnswerUnit("fact", "team_reason")
COST, DECISION = AnswerUnit("not_covered", "cost"), AnswerUnit("advice", "decision")
UNITS = [
    *(AnswerUnit("fact", fact) for fact in KNOWLEDGE.facts),
    *(AnswerUnit("not_covered", item) for item in KNOWLEDGE.not_covered),
    *(AnswerUnit("advice", item) for item in KNOWLEDGE.advice),
]


def said(*units):
    reply = several_reply(units, REPERTOIRE) if len(units) > 1 else unit_reply(units[0], REPERTOIRE)
    return reply.as_dict()


def test_simpler_tells_the_simple_text_of_each_fact_told():
    body = simpler_reply(said(TEAM, HOPE), REPERTOIRE).body
    assert KNOWLEDGE.facts["team_reason"].simple in body
    assert KNOWLEDGE.facts["hope"].simple in body
    assert KNOWLEDGE.facts["hope"].answer not in body


def test_simpler_keeps_advice_declined_and_tells_whom_to_call():
    reply = simpler_reply(said(DECISION), REPERTOIRE)
    assert reply.outcome == "advice"
    assert "only your doctor can tell you that" in reply.body
    assert "555-7777" in reply.body


def test_simpler_keeps_that_the_article_has_no_answer():
    reply = simpler_reply(said(COST), REPERTOIRE)
    assert reply.outcome == "not_covered"
    assert "the article does not say" in reply.body


def test_the_source_shows_passages_with_section_and_title():
    body = source_reply(said(HOPE), REPERTOIRE).body
    assert KNOWLEDGE.source.title in body
    for quote in KNOWLEDGE.facts["hope"].quotes:
        assert f"Section “{quote.section}”: “{quote.text}”" in body


def test_the_source_tells_who_reviewed_the_answer_and_when():
    said_of = KNOWLEDGE.facts["same_day_home"]
    body = source_reply(said(AnswerUnit("fact", "same_day_home")), REPERTOIRE).body
    review = said_of.review
    assert f"Reviewed by {review.reviewed_by} on {review.reviewed_on}, version {KNOWLEDGE.version}." in body


def test_what_is_not_from_the_article_is_said_to_be_so():
    body = source_reply(said(COST), REPERTOIRE).body
    assert "does not mention this" in body
    assert KNOWLEDGE.source.title in body


@pytest.mark.parametrize("make", [simpler_reply, source_reply])
def test_an_answer_told_again_is_as_complete_as_the_first(make):
    firsts = {unit.id: said(unit) for unit in UNITS}
    agains = {unit: make(first, REPERTOIRE) for unit, first in firsts.items()}
    assert [unit for unit, again in agains.items() if not again.text.endswith(disclaimer())] == []
    assert [unit for unit, again in agains.items() if len(again.text.split()) > MOST_WORDS] == []
    kept = [(unit, name) for unit in firsts for name in ("outcome", "facts", "topics", "sources", "buttons")]
    assert [(unit, name) for unit, name in kept if agains[unit].as_dict()[name] != firsts[unit][name]] == []


def test_choices_of_the_first_answer_are_not_offered_again():
    first = said(TEAM, HOPE, AnswerUnit("fact", "ipm_new"), AnswerUnit("fact", "ipm_source"))
    assert "/ask/ipm_source" in [button["payload"] for button in first["buttons"]]
    payloads = [button.payload for button in simpler_reply(first, REPERTOIRE).buttons]
    assert all(payload.startswith("/feedback{") for payload in payloads)
    assert len(payloads) == 2


def test_before_any_answer_a_question_is_asked_for():
    simpler, source = (make(None, REPERTOIRE) for make in (simpler_reply, source_reply))
    assert "I will keep it short and simple" in simpler.body
    assert KNOWLEDGE.source.title in source.body
    for reply in (simpler, source):
        assert reply.outcome == "help"
        assert len(reply.buttons) > 2
