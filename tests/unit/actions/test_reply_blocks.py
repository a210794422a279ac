from dataclasses import replace

from actions.repertoire import Repertoire
from actions.replies import advice_reply, not_covered_reply
from actions.reply import clinical_reply
from knowledge.loader import load_knowledge
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())


def test_question_for_the_physician_stands_apart_and_stays_in_the_body():
    reply = not_covered_reply(KNOWLEDGE.not_covered["cost"], REPERTOIRE)
    told, question = reply.as_dict()["blocks"]
    assert question == {
        "lead": "A question for your doctor",
        "questions": [KNOWLEDGE.not_covered["cost"].question],
    }
    assert f"{told['text']} A question for your doctor: “{question['questions'][0]}”" == reply.body


def test_each_question_to_bring_is_one_of_a_list():
    item = next(item for item in KNOWLEDGE.advice.values() if len(item.questions) > 1)
    block = advice_reply(item, REPERTOIRE).as_dict()["blocks"][-1]
    assert block == {"lead": "Questions for your doctor", "questions": list(item.questions)}


def test_each_line_of_a_body_is_a_block():
    reply = clinical_reply("answer", "First answer.\nSecond answer.", REPERTOIRE)
    assert reply.as_dict()["blocks"] == [{"text": "First answer."}, {"text": "Second answer."}]


def test_what_is_put_around_a_body_afterwards_keeps_the_order():
    reply = not_covered_reply(KNOWLEDGE.not_covered["cost"], REPERTOIRE)
    asked = replace(reply, body=f"I hear you. {reply.body}\nBack to your visit: what do you want to ask?")
    first, question, last = asked.as_dict()["blocks"]
    assert first["text"].startswith("I hear you. ")
    assert question["lead"] == "A question for your doctor"
    assert last == {"text": "Back to your visit: what do you want to ask?"}
