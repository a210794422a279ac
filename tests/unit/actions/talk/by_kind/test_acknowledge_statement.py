import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.repertoire import Repertoire
from actions.talk.by_kind.acknowledge_statement import ActionAcknowledgeStatement
from actions.talk.by_kind.statement_reply import statement_reply
from knowledge.loader import load_knowledge
from nlu.intents import STATEMENT
from nlu.slots import FOCUS_SLOT, QUESTIONS_SLOT
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic(phone="555-7777"))
KINDS = REPERTOIRE.group(STATEMENT)
RFA, PRP = "radiofrequency_ablation", "platelet_rich_plasma"
HOW_RFA = "How does radiofrequency ablation work?"
MOST_WORDS = 25


def buttons(kind, *topics, told=()):
    return [button.title for button in statement_reply(kind, topics, set(told), REPERTOIRE).buttons]


def acknowledged(kind, *, named=(), slots=None, events=()):
    intent = {"name": STATEMENT, "full_retrieval_intent_name": f"statement/{kind}", "confidence": 0.9}
    entities = [{"entity": "topic", "value": topic} for topic in named]
    message = {"intent": intent, "entities": entities, "text": "so it goes"}
    told = [*events, {"event": "user", "text": "so it goes"}]
    tracker = Tracker("me", slots or {}, message, told, False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    noted = ActionAcknowledgeStatement(REPERTOIRE).run(dispatcher, tracker, {})
    (said,) = dispatcher.messages
    return said, {event["name"]: event["value"] for event in noted}


def test_a_sentence_that_was_just_said_gives_way_to_another():
    for kind, text in KINDS.items():
        again = statement_reply(kind, [], set(), REPERTOIRE, [text])
        assert again.body not in KINDS.values()
        assert len(again.body.split()) <= MOST_WORDS
        assert statement_reply(kind, [], set(), REPERTOIRE, [again.body]).body == text


def test_every_kind_gets_one_short_sentence_of_its_own_and_nothing_is_declined():
    assert len(KINDS) == len(set(KINDS.values())) == 12
    assert [kind for kind, text in KINDS.items() if len(text.split()) > MOST_WORDS] == []
    assert {statement_reply(kind, [], set(), REPERTOIRE).outcome for kind in KINDS} == {"smalltalk"}


def test_a_complaint_is_told_whom_to_call():
    assert "555-7777" in statement_reply("complaint", [], set(), REPERTOIRE).body


def test_only_what_a_treatment_may_follow_offers_its_first_question():
    offering = {kind for kind in KINDS if buttons(kind, RFA, PRP) == [HOW_RFA]}
    assert offering == {"had_treatment", "about_relative", "nervous"}
    assert [kind for kind in KINDS.keys() - offering if buttons(kind, RFA)] == []


@pytest.mark.parametrize("topics", [(), ("recovery",), ("mental_health", "medication")])
def test_a_theme_is_no_treatment_to_ask_about(topics):
    assert buttons("nervous", *topics) == []


def test_a_theme_beside_a_treatment_does_not_hide_it():
    assert buttons("nervous", "recovery", RFA) == [HOW_RFA]


def test_a_question_that_was_answered_is_not_offered_again():
    first, *others = (fact.id for fact in KNOWLEDGE.topics[RFA].facts)
    offered = [KNOWLEDGE.facts[fact].question for fact in others[:1]]
    assert buttons("had_treatment", RFA, told={first}) == offered
    assert buttons("had_treatment", RFA, told={first, *others}) == []


def test_a_treatment_that_was_named_is_in_focus_for_what_is_asked_next():
    slots = {FOCUS_SLOT: [PRP], QUESTIONS_SLOT: ["not_covered/cost"]}
    said, noted = acknowledged("had_treatment", named=[RFA, "recovery"], slots=slots)
    assert said["text"].startswith(KINDS["had_treatment"])
    assert noted == {FOCUS_SLOT: [RFA], QUESTIONS_SLOT: ["not_covered/cost"]}


def test_a_treatment_spoken_of_before_is_offered_and_stays_in_focus():
    said, noted = acknowledged("nervous", slots={FOCUS_SLOT: [RFA]})
    assert [button["title"] for button in said["buttons"]] == [HOW_RFA]
    assert noted == {}


def test_a_kind_that_the_sentences_do_not_have_is_asked_back():
    said, noted = acknowledged("sold_a_car")
    assert said["reply"]["outcome"] == "clarify"
    assert noted == {}
