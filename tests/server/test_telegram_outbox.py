"""What Telegram delivered is answered, also by a server that is killed in between and started again."""

import asyncio
from contextlib import contextmanager

import pytest
import requests

from tests.fakes.telegram_api import TOKEN, served_telegram_api
from tests.fakes.telegram_updates import text_update
from tests.server.conftest import running_server

pytestmark = pytest.mark.slow

PATIENTS = range(1000, 1020)
SECRET = "the-secret"


@pytest.fixture
def telegram(event_loop):
    """The fake Bot API; it answers while `run` waits for something."""
    context = served_telegram_api()
    api = event_loop.run_until_complete(context.__aenter__())
    yield api
    event_loop.run_until_complete(context.__aexit__(None, None, None))


def run(event_loop, function, *arguments):
    """Run what waits beside the loop in which the fake answers."""
    return event_loop.run_until_complete(asyncio.to_thread(function, *arguments))


@contextmanager
def serving(event_loop, folder, api):
    server = running_server(
        folder,
        PAINGUIDE_TELEGRAM_TOKEN=TOKEN,
        PAINGUIDE_TELEGRAM_SECRET=SECRET,
        PAINGUIDE_TELEGRAM_API_URL=api.url,
    )
    running = run(event_loop, server.__enter__)
    try:
        yield running
    finally:
        run(event_loop, server.__exit__, None, None, None)


def deliver_all(port):
    for patient in PATIENTS:
        answer = requests.post(
            f"http://127.0.0.1:{port}/webhooks/telegram/webhook",
            json=text_update("I have chest pain", user=patient),
            headers={"X-Telegram-Bot-Api-Secret-Token": SECRET},
            timeout=30,
        )
        assert answer.status_code == 200


async def everyone_is_answered(api):
    while {sent["chat_id"] for sent in api.sent()} != set(PATIENTS):
        await asyncio.sleep(0.05)


def test_everyone_acknowledged_gets_the_number_after_a_kill(event_loop, telegram, tmp_path):
    with serving(event_loop, tmp_path, telegram) as server:
        run(event_loop, deliver_all, server.port)
        server.process.kill()
    with serving(event_loop, tmp_path, telegram):
        event_loop.run_until_complete(asyncio.wait_for(everyone_is_answered(telegram), 120))
    assert len(telegram.sent()) <= len(PATIENTS) + 1
    assert all(sent["text"].startswith("Call 911") for sent in telegram.sent())
    assert telegram.ill_formed == []
