import inspect
import json
from dataclasses import replace

import pytest

from actions.disclaimer import disclaimer
from actions.repertoire import Repertoire
from actions.reply import (
    CLINICAL_OUTCOMES,
    Button,
    Reply,
    SourcePassage,
    clinical_reply,
    passages,
    plain_reply,
)
from knowledge.loader import load_knowledge
from knowledge.model import Quote, Review
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())

PASSAGE = SourcePassage("Article", "Section", "Word for word.", "A clinician", "2026-11-28")
PLAIN_OUTCOMES = ["emergency", "error", "handoff", "help", "out_of_scope", "smalltalk"]


@pytest.mark.parametrize("outcome", sorted(CLINICAL_OUTCOMES))
def test_a_clinical_reply_closes_with_the_disclaimer(outcome):
    reply = clinical_reply(outcome, "Body.", REPERTOIRE)
    assert reply.disclaimer == disclaimer()
    line = "In an emergency, call 112.\n" if outcome == "clarify" else ""
    assert reply.text == f"Body.\n{line}{disclaimer()}"


def test_a_clinical_reply_has_no_way_to_leave_the_disclaimer_out():
    assert "disclaimer" not in inspect.signature(clinical_reply).parameters


@pytest.mark.parametrize("outcome", sorted(CLINICAL_OUTCOMES))
@pytest.mark.parametrize("close", ["", "See a doctor."])
def test_a_clinical_outcome_with_another_close_is_refused(outcome, close):
    with pytest.raises(ValueError, match=f"'{outcome}' must be made by clinical_reply or plain_reply"):
        Reply(outcome, "Body.", close, (), (), (), (), "1")


@pytest.mark.parametrize("outcome", PLAIN_OUTCOMES)
def test_a_plain_reply_is_its_body_and_names_the_emergency_number(outcome):
    reply = plain_reply(outcome, "Body.", REPERTOIRE)
    text = "Body." if outcome == "emergency" else "Body.\nIn an emergency, call 112."
    assert (reply.text, reply.body) == (text, "Body.")
    assert (reply.disclaimer, reply.facts, reply.sources) == ("", (), ())


def test_a_number_that_stands_in_the_body_is_not_said_twice():
    assert plain_reply("error", "Call 112.", REPERTOIRE, names_number=True).text == "Call 112."


def test_a_plain_outcome_can_not_be_made_clinical_afterwards():
    with pytest.raises(ValueError, match="'answer' must be made by"):
        replace(plain_reply("help", "Body.", REPERTOIRE), outcome="answer")


def test_an_answer_shows_its_first_passage_before_the_disclaimer():
    other = replace(PASSAGE, quote="Another.")
    reply = clinical_reply("answer", "Body.", REPERTOIRE, sources=(PASSAGE, other))
    assert reply.text == f"Body.\nFrom “Article”, section “Section”: “Word for word.”\n{disclaimer()}"


def test_passages_carry_title_section_quote_and_review():
    fact = replace(
        KNOWLEDGE.facts["same_day_home"],
        quotes=(Quote("Section", "Word for word."),),
        review=Review("A clinician", "2026-11-28"),
    )
    assert passages(fact, "Article") == (PASSAGE,)


def test_a_reply_comes_back_from_json_as_it_was():
    reply = clinical_reply(
        "answer",
        "Body.",
        REPERTOIRE,
        topics=("recovery",),
        facts=("same_day_home",),
        sources=(PASSAGE,),
        buttons=(Button("What next?", "/not_covered/cost"),),
    )
    assert json.loads(json.dumps(reply.as_dict())) == {
        "outcome": "answer",
        "text": reply.text,
        "body": "Body.",
        "disclaimer": disclaimer(),
        "topics": ["recovery"],
        "facts": ["same_day_home"],
        "sources": [
            {
                "title": "Article",
                "section": "Section",
                "quote": "Word for word.",
                "reviewed_by": "A clinician",
                "reviewed_on": "2026-11-28",
            }
        ],
        "buttons": [{"title": "What next?", "payload": "/not_covered/cost"}],
        "knowledge_version": KNOWLEDGE.version,
        "visit_questions": [],
        "emergency_line": "",
        "blocks": [{"text": "Body."}],
        "reasons": [],
        "language": "en",
    }


def test_a_passage_that_would_be_too_much_to_read_is_left_to_its_section():
    long = replace(PASSAGE, quote="word " * 80)
    reply = clinical_reply("answer", "Body.", REPERTOIRE, sources=(long,))
    assert reply.text == f"Body.\nSource: section “Section” of the article.\n{disclaimer()}"
    assert reply.as_dict()["sources"][0]["quote"] == long.quote
