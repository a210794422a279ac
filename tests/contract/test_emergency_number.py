"""Every way out of the chat names the emergency number, on each channel that does not show it always."""

import json

import pytest

from actions import replies
from actions.last_resort import error_reply
from actions.repertoire import Repertoire
from actions.talk import conversation_replies
from actions.talk.by_kind.statement_reply import statement_reply
from actions.visit import visit_replies
from channels.http_error import SENTENCES, HttpError, error_body
from channels.slack.home import home_view
from channels.slack.place import SlackPlace
from channels.slack.sending.blocks import render
from channels.slack.sending.sent import SentReply
from channels.telegram import notices
from channels.telegram.text import split_message
from dialogue.sentences_importer import responses_of
from knowledge.loader import load_knowledge
from tests.fakes.clinic import a_clinic

# A number that no text holds by chance.
NUMBER = "0777"
REPERTOIRE = Repertoire(load_knowledge(), a_clinic(emergency_number=NUMBER))
PLACE = SlackPlace("T1", "D1", "U1", direct=True)
WAYS_OUT = {
    "clarify": replies.clarify_reply(["not_covered/cost"], REPERTOIRE, failures=1),
    "unreadable": replies.clarify_reply([], REPERTOIRE, readable=False),
    "none of the choices": replies.choices_rejected_reply(REPERTOIRE),
    "help": replies.help_reply(REPERTOIRE),
    "hand-off": replies.hand_off_reply(REPERTOIRE),
    "out of scope": replies.out_of_scope_reply(REPERTOIRE),
    "rating": replies.feedback_reply("down", REPERTOIRE),
    "yes": replies.what_else_reply(REPERTOIRE),
    "left": replies.left_reply(True, REPERTOIRE),
    "go back": replies.go_back_reply(["hope"], REPERTOIRE),
    "spanish": replies.spanish_reply(REPERTOIRE),
    "other language": replies.other_language_reply(REPERTOIRE),
    "error": error_reply(REPERTOIRE),
    "forgotten": conversation_replies.forgotten_reply(REPERTOIRE),
    "restarted": conversation_replies.restarted_reply([], REPERTOIRE),
    "statement": statement_reply("complaint", [], frozenset(), REPERTOIRE),
    "list": visit_replies.shown_reply(["Does it hurt?"], REPERTOIRE),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_way_out_names_the_number_once_on_every_channel_of_text(way):
    reply = WAYS_OUT[way].as_dict()
    slack = render(SentReply("key", reply, PLACE), REPERTOIRE)
    telegram = "\n".join(split_message(reply["text"], reply["disclaimer"]))
    # `text` is all that REST, `rasa shell` and `painguide ask` show.
    shown = (reply["text"], telegram, slack.text, json.dumps(slack.blocks))
    assert [text.count(NUMBER) for text in shown] == [1, 1, 1, 1]


def test_an_answer_leaves_the_line_out():
    knowledge = REPERTOIRE.knowledge
    answers = [
        replies.fact_reply(knowledge.facts["hope"], REPERTOIRE),
        replies.not_covered_reply(knowledge.not_covered["cost"], REPERTOIRE),
        replies.advice_reply(knowledge.advice["decision"], REPERTOIRE),
    ]
    assert [reply.outcome for reply in answers] == ["answer", "not_covered", "advice"]
    assert [reply.emergency_line for reply in answers] == ["", "", ""]


def test_a_response_that_no_action_says_names_the_number_as_well():
    responses = responses_of(load_knowledge().sentences.values())
    texts = [variation["text"] for variations in responses.values() for variation in variations]
    assert len(texts) >= 17
    assert [text for text in texts if text.count("{emergency_number}") != 1] == []


@pytest.mark.parametrize("code", SENTENCES)
def test_an_error_that_a_patient_reads_names_the_number(code):
    message = error_body(HttpError(400, code, seconds=2))["error"]["message"]
    assert message.endswith("In an emergency, call 911.")


def test_what_telegram_and_slack_say_themselves_names_the_number():
    said = [
        notices.first_message_notice(REPERTOIRE),
        notices.words_only_notice("photo", REPERTOIRE),
        REPERTOIRE.sentence("not_answered.slow_down"),
        json.dumps(home_view(REPERTOIRE)),
    ]
    assert [text.count(NUMBER) for text in said] == [1, 1, 1, 1]
