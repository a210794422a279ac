from knowledge.loader import load_knowledge
from nlu.conversation.context import MOST_WORDS, context_of, in_context
from nlu.conversation.focus import Focus

KNOWLEDGE = load_knowledge()
RFA, PRP = "radiofrequency_ablation", "platelet_rich_plasma"


def test_a_context_names_the_topics_and_the_question_answered_last():
    focus = Focus((RFA,), ("ask/rfa_how_it_works", "not_covered/cost"))
    asked = KNOWLEDGE.not_covered["cost"].title.lower()
    assert context_of(focus, KNOWLEDGE) == f"radiofrequency ablation. {asked}"


def test_of_advice_it_names_what_was_asked_for():
    assert context_of(Focus((), ("seek_advice/candidate",)), KNOWLEDGE) == "is it right for me?"


def test_nothing_in_focus_is_no_context():
    assert context_of(Focus(), KNOWLEDGE) == ""
    assert in_context("", "how long") == "how long"


def test_a_topic_that_the_knowledge_no_longer_has_is_left_out():
    assert context_of(Focus(("gone", PRP), ()), KNOWLEDGE) == KNOWLEDGE.topics[PRP].aliases[0]


def test_a_short_message_is_read_behind_it_and_a_long_one_alone():
    assert in_context("prp. what does it cost?", "and how long") == "prp. what does it cost? / and how long"
    story = " ".join(["word"] * (MOST_WORDS + 1))
    assert in_context("prp", story) == story
