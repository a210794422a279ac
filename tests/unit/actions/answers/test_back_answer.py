from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.back_answer import ActionBackAnswer
from actions.repertoire import Repertoire
from actions.replies import unit_reply
from knowledge.loader import load_knowledge
from nlu.intents import AnswerUnit
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())
RFA = KNOWLEDGE.facts["rfa_how_it_works"]


def conversation(*units):
    """Says what was answered, then "why?" until the list of Replies is as long as asked for."""
    events = []
    for unit in units:
        events += [{"event": "user"}, said(unit_reply(unit, REPERTOIRE).as_dict())]
    return events


def said(reply):
    return {"event": "bot", "metadata": {"reply": reply}}


def why(events):
    tracker = Tracker(
        "me", {}, {"text": "why?"}, [*events, {"event": "user"}], False, None, {}, "action_listen"
    )
    dispatcher = CollectingDispatcher()
    noted = ActionBackAnswer(REPERTOIRE).run(dispatcher, tracker, {})
    (uttered,) = dispatcher.messages
    return uttered["reply"], {event["name"]: event["value"] for event in noted}


def test_why_shows_the_passage_behind_the_answer():
    reply, _ = why(conversation(AnswerUnit("fact", RFA.id)))
    assert RFA.quotes[0].text in reply["body"]
    assert reply["disclaimer"]


def test_why_again_tells_the_next_fact_and_remembers_it():
    events = conversation(AnswerUnit("fact", RFA.id))
    first, _ = why(events)
    second, noted = why([*events, {"event": "user"}, said(first)])
    assert second["body"] != first["body"]
    assert second["facts"] not in ([], [RFA.id])
    assert noted["questions_answered"] == [f"ask/{KNOWLEDGE.facts[second['facts'][0]].claims[0]}"]


def test_why_after_what_is_not_covered_says_what_the_article_has_near_it():
    reply, _ = why(conversation(AnswerUnit("not_covered", "driving")))
    assert KNOWLEDGE.not_covered["driving"].quotes[0].text in reply["body"]


def test_why_of_nothing_tells_where_answers_come_from():
    reply, _ = why([])
    assert KNOWLEDGE.source.title in reply["body"]
