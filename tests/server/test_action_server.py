import asyncio

import pytest
from rasa_sdk.endpoint import create_app

from painguide.in_process_actions import InProcessActions


@pytest.fixture(scope="module")
def action_server():
    return create_app("actions")


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


@pytest.mark.parametrize("intent", ["ask_rfa_how_it_works", "ask_cost", "seek_advice_candidate"])
def test_the_action_server_gives_the_same_replies_as_actions_in_process(action_server, intent):
    _, answer = action_server.test_client.post("/webhook", json=action_call(intent))
    here = asyncio.new_event_loop().run_until_complete(InProcessActions().request(json=action_call(intent)))
    assert answer.status == 200
    assert answer.json["responses"][0]["reply"] == here["responses"][0]["reply"]
    assert answer.json == here
