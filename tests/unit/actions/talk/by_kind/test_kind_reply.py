import pytest

from actions.repertoire import Repertoire
from actions.talk.by_kind.kind_reply import ABOUT_BOT, ASK_STAFF, about_bot_reply, staff_reply
from knowledge.loader import load_knowledge
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic(phone="555-7777", urgent_line="555-8888"))


def kinds(group):
    return [item.id.partition(".")[2] for item in KNOWLEDGE.sentences.values() if item.group == group]


def test_each_question_about_the_bot_gets_a_text_of_its_own():
    bodies = {about_bot_reply(kind, REPERTOIRE).body for kind in kinds(ABOUT_BOT)}
    assert len(bodies) == len(kinds(ABOUT_BOT)) == 9


def test_who_asks_for_the_reviewer_is_told_who_and_when():
    body = about_bot_reply("reviewer", REPERTOIRE).body
    latest = max(fact.review.reviewed_on for fact in KNOWLEDGE.facts.values())
    assert latest in body
    assert "clinic sign-off pending" in body


def test_who_asks_for_the_source_is_told_the_article():
    assert KNOWLEDGE.source.title in about_bot_reply("source", REPERTOIRE).body


@pytest.mark.parametrize("kind", kinds(ASK_STAFF))
def test_what_only_the_staff_knows_comes_with_a_way_to_reach_them(kind):
    reply = staff_reply(kind, REPERTOIRE)
    assert reply.outcome == "handoff"
    assert "555-7777" in reply.body


def test_after_hours_the_urgent_line_is_named():
    assert "555-8888" in staff_reply("after_hours", REPERTOIRE).body


def test_a_kind_without_a_text_still_gets_an_answer():
    assert "computer program" in about_bot_reply("no_such_kind", REPERTOIRE).body
    assert "555-7777" in staff_reply("no_such_kind", REPERTOIRE).body
