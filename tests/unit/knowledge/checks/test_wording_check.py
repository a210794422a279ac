from dataclasses import replace

import pytest

from knowledge.checks.wording_check import wording_problems
from knowledge.loader import load_knowledge
from knowledge.model import Fact, Quote

KNOWLEDGE = load_knowledge()


def fact(fact_id: str, **changes: str | tuple[Quote, ...]) -> Fact:
    return replace(KNOWLEDGE.facts[fact_id], **changes)


def faults(changed: Fact) -> str:
    return "\n".join(map(str, wording_problems(changed, KNOWLEDGE)))


def test_words_that_ship_are_accepted():
    assert "".join(faults(each) for each in KNOWLEDGE.facts.values()) == ""


@pytest.mark.parametrize(
    "opening",
    ["Yes. ", "Very important, the article says. ", "The article calls this an advantage. ", "It is so. "],
)
def test_an_answer_that_meets_only_one_form_of_its_question_is_refused(opening):
    answer = KNOWLEDGE.facts["same_day_home"].answer
    assert "'answer' opens with" in faults(fact("same_day_home", answer=opening + answer))


def test_words_surer_than_their_passage_are_refused():
    found = faults(fact("scs_how_it_works", simple="It changes how the pain feels to you."))
    assert "'simple' is surer than its first passage, which says “can”; keep the hedge." in found


def test_a_number_that_the_article_does_not_give_is_refused():
    found = faults(fact("ipm_lasting", answer="Relief can last 6 months, the article says."))
    assert "gives the number 6, which the article does not; drop it." in found


def test_an_answer_beside_its_passage_is_refused():
    assert "few words of its passages" in faults(
        fact("team_members", answer="Someone may help you every day.")
    )


@pytest.mark.parametrize("text", ["Ask your physician.", "The physicians decide."])
def test_bodies_say_doctor(text):
    assert "write doctor" in faults(fact("recovery_time", simple=text))


def test_a_kind_of_doctor_keeps_its_name():
    assert "write doctor" not in faults(fact("team_members", simple="Pain physicians may often help."))


@pytest.mark.parametrize("text", ["You may need fewer pain pills.", "Opioids often bring side effects."])
def test_words_about_less_medicine_warn_not_to_stop_one(text):
    assert "does not warn" in faults(fact("ipm_benefits", simple=text))


@pytest.mark.parametrize(
    "text", ["Care is personalised.", "Shall I go on?", "See the anaesthetist in the centre."]
)
def test_spelling_is_american(text):
    assert "'simple' writes “" in faults(fact("recovery_time", simple=text))
