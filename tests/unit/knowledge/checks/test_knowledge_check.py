from dataclasses import replace

import pytest

from knowledge.checks.knowledge_check import check_knowledge
from knowledge.loader import load_knowledge
from knowledge.model import Knowledge, Quote, Review


def changed_fact(**changes: object) -> Knowledge:
    knowledge = load_knowledge()
    topic = knowledge.topics["recovery"]
    facts = (replace(topic.facts[0], **changes), *topic.facts[1:])
    return replace(knowledge, topics={**knowledge.topics, "recovery": replace(topic, facts=facts)})


def messages(knowledge: Knowledge) -> str:
    return "\n".join(map(str, check_knowledge(knowledge)))


def test_check_accepts_the_knowledge_that_ships():
    assert messages(load_knowledge()) == ""


def test_check_refuses_a_quote_the_source_does_not_hold():
    quote = Quote("Minimally Invasive, Maximally Effective", "Everyone goes home at once.")
    assert "the source does not say “Everyone goes home at once.”" in messages(changed_fact(quotes=(quote,)))


def test_check_refuses_a_quote_under_another_section():
    quote = Quote("The Future of Pain Medicine", "They require only small incisions or injections")
    assert "write “Minimally Invasive, Maximally Effective”" in messages(changed_fact(quotes=(quote,)))


def test_check_refuses_an_answer_that_is_hard_to_read():
    answer = "Percutaneous interventional methodologies facilitate considerably accelerated recuperation."
    assert "reads at grade" in messages(changed_fact(answer=answer))


def test_check_refuses_a_long_answer():
    assert "has 61 words" in messages(changed_fact(answer="You go home. " * 20 + "Yes."))


@pytest.mark.parametrize(
    "claim",
    [
        "It is risk-free.",
        "It always works.",
        "We guarantee it.",
        "You will be well.",
        "It has no side effects.",
    ],
)
def test_check_refuses_a_promise(claim):
    assert "promotional claim" in messages(changed_fact(answer=claim))


def test_check_refuses_a_review_date_that_is_none():
    assert "review date 'soon' is no date" in messages(changed_fact(review=Review("A clinician", "soon")))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"kind": "gadget"}, "unknown kind 'gadget'; use one of imaging, procedure, theme, therapy."),
        ({"related": ("recovery_room",)}, "related topic 'recovery_room' does not exist; name a topic's id."),
    ],
)
def test_check_refuses_a_topic_that_fits_nowhere(changes, fault):
    knowledge = load_knowledge()
    topic = replace(knowledge.topics["recovery"], **changes)
    changed = replace(knowledge, topics={**knowledge.topics, "recovery": topic})
    assert messages(changed) == f"knowledge/topics/recovery.yml:1: {fault}"


def test_check_holds_the_simple_text_to_a_lower_grade():
    text = "The article says that people recover more quickly and have fewer complications."
    assert "'simple' reads at grade" in messages(changed_fact(simple=text))


def test_check_refuses_what_is_said_nearby_without_a_quote():
    knowledge = load_knowledge()
    item = next(item for item in knowledge.not_covered.values() if item.quotes)
    changed = replace(knowledge, not_covered={**knowledge.not_covered, item.id: replace(item, quotes=())})
    assert (
        messages(changed) == f"{item.where}: 'nearby' and 'quotes' go together; add the one that is missing."
    )


def test_check_reads_advice_as_it_reads_answers():
    knowledge = load_knowledge()
    item = replace(knowledge.advice["candidate"], sentence="We guarantee it.")
    changed = replace(knowledge, advice={**knowledge.advice, "candidate": item})
    assert f"{item.where}: 'sentence' makes a promotional claim" in messages(changed)


def test_check_refuses_an_alias_of_two_topics():
    knowledge = load_knowledge()
    topic = replace(knowledge.topics["recovery"], aliases=("RFA",))
    changed = replace(knowledge, topics={**knowledge.topics, "recovery": topic})
    assert "alias 'RFA'" in messages(changed) or "alias 'rfa'" in messages(changed)


def test_check_refuses_a_sentence_that_no_fact_cites():
    knowledge = load_knowledge()
    extra = Quote("The Future of Pain Medicine", "A sentence nobody quotes.")
    source = replace(knowledge.source, sentences=(*knowledge.source.sentences, extra))
    assert "no fact cites “A sentence nobody quotes.”" in messages(replace(knowledge, source=source))
