import re
from dataclasses import fields

import yaml

from actions.repertoire import Repertoire
from actions.replies import unit_reply
from channels.reply_output import reply_of_message
from channels.web_chat.session_token import LIFETIME_SECONDS
from dialogue.sentences_importer import responses_of
from knowledge.loader import load_knowledge
from nlu.intents import FALLBACK, answer_unit, base_name
from painguide.checks.bot_data import read_bot_data
from painguide.checks.data_check import check_data, question_intents
from painguide.checks.nearness_check import check_nearness
from painguide.checks.red_flag_check import check_red_flags
from painguide.project import DOMAIN_FILE, ROOT
from painguide.rasa_host.in_process_actions import ACTIONS_PACKAGE
from settings.clinic_settings import CLINIC_FILE, ClinicSettings
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
DATA = read_bot_data()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())
RESPONSES = responses_of(KNOWLEDGE.sentences.values())
DOMAIN = yaml.safe_load(DOMAIN_FILE.read_text(encoding="utf-8"))
RULES = yaml.safe_load((ROOT / "data" / "rules.yml").read_text(encoding="utf-8"))["rules"]
ACTION_OF_INTENT = {
    step["intent"]: rule["steps"][1]["action"]
    for rule in RULES
    for step in rule["steps"][0].get("or", [rule["steps"][0]])
    # The rule that ends a form begins with the form.
    if "intent" in step
}


def test_knowledge_data_domain_and_rules_agree():
    assert [str(problem) for problem in check_data(DATA, KNOWLEDGE)] == []


def test_no_phrasing_is_nearly_one_of_another_intent_or_one_that_measures():
    assert [str(problem) for problem in check_nearness(DATA)] == []


def test_every_red_flag_pattern_does_what_it_says():
    assert [str(problem) for problem in check_red_flags()] == []


def test_the_knowledge_answers_every_question():
    questions = question_intents(KNOWLEDGE)
    assert [name for name in questions if unit_reply(answer_unit(name, KNOWLEDGE), REPERTOIRE) is None] == []
    assert len(questions) >= 100


def test_questions_and_nothing_else_are_answered_from_the_knowledge():
    asks_knowledge = {name for name, action in ACTION_OF_INTENT.items() if action == "action_answer_question"}
    assert asks_knowledge == {base_name(intent) for intent in question_intents(KNOWLEDGE)}


def test_the_fallback_asks_back():
    assert ACTION_OF_INTENT[FALLBACK] == "action_clarify"


def test_the_domain_names_every_action_and_no_other():
    from rasa_sdk.executor import ActionExecutor

    executor = ActionExecutor()
    executor.register_package(ACTIONS_PACKAGE)
    assert set(DOMAIN["actions"]) == set(executor.actions)


def test_every_response_is_said_by_a_rule():
    said = {action for action in ACTION_OF_INTENT.values() if action.startswith("utter_")}
    assert set(RESPONSES) == said


def test_every_red_flag_is_answered_by_a_response_that_counts_as_an_emergency():
    reports = {ACTION_OF_INTENT[intent] for intent in DOMAIN["intents"] if intent.startswith("report_")}
    said = {name: reply_of_message({"utter_action": name, "text": "x"})["outcome"] for name in RESPONSES}
    assert reports == {name for name, outcome in said.items() if outcome == "emergency"}


def test_an_emergency_response_leads_with_a_number():
    reports = [name for name in RESPONSES if name.startswith("utter_report_")]
    texts = [variation["text"] for response in reports for variation in RESPONSES[response]]
    assert len(texts) == 24
    leads = re.compile(r"(Call (or text )?|Llame (o mande un mensaje )?al )\{\w+(_number|_line)\}")
    assert [text for text in texts if not leads.match(text)] == []


def test_the_domain_names_no_clinics_number():
    slots = DOMAIN["slots"].items()
    initial = {name: slot["initial_value"] for name, slot in slots if "initial_value" in slot}
    assert initial == {
        "emergency_number": "your local emergency number",
        "urgent_line": "the clinic",
        "crisis_line": "a crisis line",
        "abuse_line": "",
    }


def test_clinic_file_shows_every_setting():
    shown = yaml.safe_load(CLINIC_FILE.read_text(encoding="utf-8"))
    assert set(shown) == {field.name for field in fields(ClinicSettings)}


def test_a_conversation_lasts_as_long_as_the_web_chats_token():
    assert DOMAIN["session_config"]["session_expiration_time"] * 60 == LIFETIME_SECONDS
