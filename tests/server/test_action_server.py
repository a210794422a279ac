import asyncio
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests
import yaml
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from nlu.intents import base_name
from painguide.rasa_host.in_process_actions import InProcessActions

ROOT = Path(__file__).parents[2]
START_TIMEOUT_SECONDS = 60


def action_call(action, intent):
    return {
        "next_action": action,
        "sender_id": "a",
        "domain": {},
        "tracker": {
            "sender_id": "a",
            "slots": {},
            "events": [],
            "paused": False,
            "latest_action_name": None,
            "followup_action": None,
            "active_loop": {},
            "latest_message": {
                "intent": {
                    "name": base_name(intent),
                    "full_retrieval_intent_name": intent,
                    "confidence": 1.0,
                },
                "intent_ranking": [{"name": name, "confidence": 0.3} for name in (intent, "ask/hope")],
                "entities": [],
                "text": "?",
            },
        },
    }


@pytest.fixture(scope="module")
def action_server_url(tmp_path_factory):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(port)]
    file = tmp_path_factory.mktemp("actions") / "painguide.db"
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PAINGUIDE_DATABASE_FILE": str(file)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    too_late = threading.Timer(START_TIMEOUT_SECONDS, process.kill)
    too_late.start()
    ready = any("up and running" in line for line in process.stdout)
    too_late.cancel()
    assert ready, "the action server did not start"
    yield f"http://127.0.0.1:{port}/webhook"
    process.terminate()
    process.communicate()


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        ("action_acknowledge_statement", "statement/nervous"),
        ("action_answer_question", "ask/rfa_how_it_works"),
        ("action_answer_question", "not_covered/cost"),
        ("action_answer_question", "seek_advice/candidate"),
        ("action_clarify", "nlu_fallback"),
        ("action_decline_language", "write_spanish"),
        ("action_decline_language", "write_other_language"),
        ("action_decline_out_of_scope", "out_of_scope"),
        ("action_hand_off", "request_human"),
        ("action_keep_alarm", "after_alarm/refuses"),
        ("action_offer_help", "request_help"),
        ("action_offer_other_ways", "reject_choices"),
        ("action_answer_about_bot", "about_bot/privacy"),
        ("action_refer_to_staff", "ask_staff/records"),
        ("action_back_answer", "ask_why"),
        ("action_say_simpler", "request_simpler"),
        ("action_show_source", "request_source"),
        ("action_tell_more", "request_more"),
        ("action_restart_conversation", "restart_conversation"),
        ("action_forget_conversation", "forget_me"),
        ("action_show_visit_questions", "show_visit_questions"),
        ("action_add_visit_question", "add_visit_question"),
        ("action_remove_visit_question", "remove_visit_question"),
        ("action_clear_visit_questions", "clear_visit_questions"),
        ("action_ask_visit_treatment", "prepare_for_visit"),
        ("action_ask_visit_priority", "prepare_for_visit"),
        ("action_ask_visit_wish", "prepare_for_visit"),
        ("action_finish_preparation", "prepare_for_visit"),
        ("action_leave_preparation", "leave_preparation"),
        ("action_go_back", "go_back"),
        ("action_take_feedback", "feedback"),
        ("action_take_yes", "affirm"),
    ],
)
def test_the_action_server_gives_the_same_replies_as_actions_in_process(action_server_url, action, intent):
    # The server says that it is up a moment before it listens.
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=Retry(connect=20, backoff_factor=0.05)))
    call = action_call(action, intent)
    answer = session.post(action_server_url, json=call, timeout=10)
    here = asyncio.run(InProcessActions().request(json=call))
    assert here["responses"][0]["reply"]["text"]
    assert answer.json() == here


def test_every_action_of_the_domain_is_compared():
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    (mark,) = test_the_action_server_gives_the_same_replies_as_actions_in_process.pytestmark
    silent = {"validate_visit_preparation_form"}
    assert {action for action, _ in mark.args[1]} == set(domain["actions"]) - silent
