"""What patients read over several turns: the words, the list, the form, and what is kept of them."""

import pytest

from actions.disclaimer import disclaimer
from knowledge.loader import load_knowledge
from storage.database import memory_database
from storage.in_use import put_in_use
from storage.records import Rating, exported

KNOWLEDGE = load_knowledge()


def last(turns):
    (reply,) = turns[-1]
    return reply


def payload(reply, start):
    return next(button["payload"] for button in reply["buttons"] if button["payload"].startswith(start))


def test_two_questions_are_answered_under_one_disclaimer(ask):
    reply = last(ask("what is RFA and do I stay overnight?"))
    assert reply["facts"] == ["rfa_how_it_works", "same_day_home"]
    assert reply["text"].count(disclaimer()) == 1
    assert {source["section"] for source in reply["sources"]} > {"Minimally Invasive, Maximally Effective"}


def test_a_question_that_is_not_covered_is_said_so_beside_one_that_is(ask):
    reply = last(ask("how does PRP work and how much does it cost?"))
    assert reply["facts"] == ["platelet_rich_plasma_aim"]
    assert "The article says nothing about prices." in reply["body"]
    assert payload(reply, "/add_visit_question")


def test_the_fourth_question_becomes_a_button(ask):
    text = "what are the risks? how much does it cost? can i drive home? does insurance pay?"
    reply = last(ask(text))
    questions = ("/ask/", "/not_covered/", "/seek_advice/")
    asked = [button["payload"] for button in reply["buttons"] if button["payload"].startswith(questions)]
    assert asked == ["/not_covered/insurance"]


def test_after_two_treatments_it_means_one_of_them_or_all(ask):
    reply = last(ask("what is RFA and what is the spinal cord stimulator?", "how does it work?"))
    assert reply["outcome"] == "answer"
    both = {"radiofrequency_ablation", "spinal_cord_stimulator"}
    assert set(reply["topics"]) <= both | {"interventional_pain_medicine"}


def test_the_focus_expires(ask):
    away = [
        "who won the football?",
        "what is the weather?",
        "what is the weather tomorrow",
        "what is the capital of peru",
    ]
    reply = last(ask("how does PRP work?", *away, "how does it work?"))
    assert reply["facts"] == []


def test_a_choice_can_be_typed(ask):
    offer, chosen = ask("the thing", "the second one")
    claim = offer[0]["buttons"][1]["payload"].removeprefix("/ask/")
    assert chosen[0]["facts"] == [KNOWLEDGE.fact_of_claim[claim].id]


def test_simpler_is_the_simple_text(ask):
    reply = last(ask("how does PRP work?", "say that simpler please"))
    assert KNOWLEDGE.facts["platelet_rich_plasma_aim"].simple in reply["body"]
    assert reply["outcome"] == "answer"


def test_the_source_is_shown_with_passage_section_and_title(ask):
    reply = last(ask("how does PRP work?", "where does that come from?"))
    quote = KNOWLEDGE.facts["platelet_rich_plasma_aim"].quotes[0]
    assert quote.text in reply["text"]
    assert quote.section in reply["text"]
    assert KNOWLEDGE.source.title in reply["text"]


def test_more_never_repeats_what_was_told(ask):
    turns = ask("what is interventional pain medicine?", *["tell me more"] * 9)
    told = [fact for (reply,) in turns for fact in reply["facts"]]
    assert len(told) == len(set(told)) >= 9


def test_more_without_a_topic_is_help(ask):
    assert last(ask("tell me more"))["outcome"] == "help"


@pytest.fixture
def stored(bot, event_loop):
    return lambda: event_loop.run_until_complete(bot.agent.tracker_store.retrieve("test"))


def test_forget_me_deletes_the_stored_events(ask, stored):
    turns = ask("how much does it cost", "add that to my list", "please forget me and delete everything")
    assert "deleted" in last(turns)["text"]
    assert stored() is None
    assert "empty" in last(ask("show my questions"))["text"]


def test_start_over_keeps_the_list(ask):
    reply = last(ask("how much does it cost", "add that to my list", "start over", "show my questions"))
    assert reply["visit_questions"] == [KNOWLEDGE.not_covered["cost"].question]


def test_the_list_is_numbered_and_can_be_changed(ask):
    turns = ask(
        "what are the risks",
        "yes please",
        "add to my list: can my daughter come in with me",
        "show my questions",
        "remove number 1",
        "clear my list",
        "show my questions",
    )
    risks, own = KNOWLEDGE.not_covered["risks"].question, "Can my daughter come in with me"
    assert f"1. {risks}\n2. {own}" in turns[3][0]["text"]
    assert turns[4][0]["visit_questions"] == [own]
    assert turns[5][0]["visit_questions"] == turns[6][0]["visit_questions"] == []


def test_the_button_of_a_reply_adds_its_question(ask):
    ((offer,),) = ask("am i a good candidate for this")
    (reply,) = ask(payload(offer, "/add_visit_question"))[0]
    assert reply["visit_questions"] == list(KNOWLEDGE.advice["candidate"].questions)


def test_the_preparation_makes_a_list_of_three_answers(ask):
    turns = ask(
        "help me get ready for my appointment",
        "the spinal cord stimulator",
        "playing with my grandson again",
        "how long will the battery last?",
    )
    first = turns[0][0]["text"]
    assert "leave out names and birth dates" in first
    assert last(turns)["visit_questions"] == [
        "Is this treatment right for me: spinal cord stimulator?",
        "What matters most to me is playing with my grandson again. Could this treatment help with that?",
        "How long will the battery last?",
    ]


@pytest.mark.parametrize("nothing", ["no thanks thats all", "nothing else", "I'm done"])
def test_a_no_to_the_last_question_keeps_what_was_answered(ask, nothing):
    turns = ask("help me get ready for my appointment", "the stimulator", "sleeping better", nothing)
    assert last(turns)["visit_questions"] == [
        "Is this treatment right for me: spinal cord stimulator?",
        "What matters most to me is sleeping better. Could this treatment help with that?",
    ]


def test_the_preparation_can_be_corrected(ask):
    turns = ask("help me get ready for my appointment", "PRP", "go back", "the nerve ablation")
    assert "which treatment" in turns[2][0]["text"]
    assert "matters most" in last(turns)["text"]


def test_the_preparation_is_interrupted_by_a_question_and_goes_on(ask):
    turns = ask(
        "help me get ready for my appointment", "what is PRP?", "the injection", "sleeping", "nothing"
    )
    assert turns[1][0]["facts"] == ["platelet_rich_plasma_aim"]
    assert "which treatment" in turns[1][0]["body"]
    assert turns[1][0]["text"].endswith(disclaimer())
    assert last(turns)["visit_questions"][0] == "Is this treatment right for me: image-guided injection?"


def test_the_preparation_can_be_left(ask):
    turns = ask("help me get ready for my appointment", "stop", "the spinal cord stimulator")
    assert "stopped" in turns[1][0]["text"]
    assert last(turns)["outcome"] != "help"


def test_an_emergency_ends_the_preparation_without_any_action(ask, bot, monkeypatch):
    ask("help me get ready for my appointment", "PRP")

    async def fail(*args, **kwargs):
        raise RuntimeError("no action server")

    monkeypatch.setattr(bot.agent.processor.action_endpoint, "request", fail)
    ((emergency,),) = ask("i have chest pain right now and can't breathe")
    assert emergency["outcome"] == "emergency"
    monkeypatch.undo()
    ((after,),) = ask("moving more")
    assert "want to ask" not in after["text"]


@pytest.fixture
def ratings(bot):
    """What is stored in a database that this test has for itself."""
    database = memory_database()
    put_in_use(database)
    return lambda: list(exported(database, Rating))


def test_a_rating_is_stored_without_the_patients_words(ask, ratings):
    ((answer,),) = ask("my poor sister wonders how radiofrequency ablation works")
    (thanks,) = ask(payload(answer, "/feedback"))[0]
    assert thanks["outcome"] == "smalltalk"
    (rating,) = ratings()
    assert (rating["rating"], rating["about"]) == ("up", "ask/rfa_how_it_works")
    assert "words" not in rating


def test_a_rating_that_was_not_offered_stores_nothing(ask, ratings):
    ask('/feedback{"rating": "up", "about": "ask/prp"}')
    assert ratings() == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("i'm really scared, does the injection hurt?", "worr"),
        ("i am so fed up with all these pills, is there another way?", "hard"),
        ("this is bloody ridiculous, how much does it cost?!", "upset"),
    ],
)
def test_a_feeling_gets_one_human_sentence_before_the_answer(ask, text, sentence):
    reply = last(ask(text))
    first = reply["body"].split(". ")[0]
    assert any(word in first for word in (sentence, "uneasy", "sorry", "tiring", "angry"))
    assert reply["outcome"] in {"answer", "not_covered"}
