import asyncio
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from painguide.in_process_actions import InProcessActions

ROOT = Path(__file__).parents[2]
START_TIMEOUT_SECONDS = 60


def action_call(intent):
    return {
        "next_action": "action_answer_question",
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
            "latest_message": {"intent": {"name": intent, "confidence": 1.0}, "entities": [], "text": "?"},
        },
    }


@pytest.fixture(scope="module")
def action_server_url():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    too_late = threading.Timer(START_TIMEOUT_SECONDS, process.kill)
    too_late.start()
    ready = any("up and running" in line for line in process.stdout)
    too_late.cancel()
    assert ready, "the action server did not start"
    yield f"http://127.0.0.1:{port}/webhook"
    process.terminate()
    process.communicate()


@pytest.mark.parametrize("intent", ["ask_rfa_how_it_works", "ask_cost", "seek_advice_candidate"])
def test_the_action_server_gives_the_same_replies_as_actions_in_process(action_server_url, intent):
    # The server says that it is up a moment before it listens.
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=Retry(connect=20, backoff_factor=0.05)))
    answer = session.post(action_server_url, json=action_call(intent), timeout=10)
    here = asyncio.new_event_loop().run_until_complete(InProcessActions().request(json=action_call(intent)))
    assert here["responses"][0]["reply"]["text"]
    assert answer.json() == here
