import inspect

import pytest

from actions.disclaimer import DISCLAIMER
from actions.replies import clarify_reply, fact_reply, not_covered_reply
from actions.reply import CLINICAL_OUTCOMES, Reply, clinical_reply, plain_reply
from knowledge.clinic_settings import ClinicSettings
from knowledge.loader import load_knowledge

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize("outcome", sorted(CLINICAL_OUTCOMES))
def test_clinical_reply_closes_with_the_disclaimer(outcome):
    reply = clinical_reply(outcome, "Body.", knowledge_version="1")
    assert reply.text.endswith(DISCLAIMER)


def test_clinical_reply_has_no_way_to_leave_the_disclaimer_out():
    assert "disclaimer" not in inspect.signature(clinical_reply).parameters


@pytest.mark.parametrize("outcome", sorted(CLINICAL_OUTCOMES))
def test_reply_refuses_a_clinical_outcome_without_its_disclaimer(outcome):
    with pytest.raises(ValueError, match="clinical_reply"):
        Reply(outcome, "Body.", "", (), (), (), (), "1")


def test_plain_reply_has_no_disclaimer():
    assert plain_reply("help", "Body.", knowledge_version="1").text == "Body."


@pytest.mark.parametrize("fact", KNOWLEDGE.facts.values(), ids=lambda fact: fact.id)
def test_fact_reply_shows_answer_passage_and_disclaimer_in_one_part(fact):
    text = fact_reply(fact, KNOWLEDGE).text
    assert text.startswith(fact.answer)
    assert fact.quotes[0].text in text
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
    ]


def test_clarify_reply_without_a_question_of_ours_offers_help():
    assert clarify_reply(["greet"], KNOWLEDGE, ClinicSettings()).outcome == "help"
