"""No word of a patient in what Rasa logs at debug level: in our process, by `rasa run`, in its actions."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from painguide.model.model_training import model_path

ROOT = Path(__file__).parents[2]
WORD = "Xaverine"
TURNS = (
    f"my name is {WORD}, how does radiofrequency ablation work?",
    f"{WORD} has chest pain",
    f'/ask{{"name": "{WORD}"}}',
    f"/{WORD}{{",
    f"quarzel {WORD}",
)
START_TIMEOUT_SECONDS = 120

TALK = """
import asyncio, logging, sys
from painguide.rasa_host.quiet_rasa import prepare_rasa
from settings.log_settings import LogSettings
prepare_rasa(LogSettings(level="debug"))
from painguide.rasa_host.bot_loading import load_bot
bot = load_bot()
if sys.argv[1] == "unguarded":
    logging.setLogRecordFactory(logging.LogRecord)
async def talk():
    for turn in sys.argv[2:]:
        await bot.turn(turn, "someone")
asyncio.run(talk())
"""


def log_of_turns(guard):
    done = subprocess.run(
        [sys.executable, "-c", TALK, guard, *TURNS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout + done.stderr


def test_rasa_still_logs_words_so_that_the_guard_is_needed():
    assert WORD in log_of_turns("unguarded")


def test_a_turn_logs_no_word_at_debug_level_and_tells_what_was_done():
    log = log_of_turns("guarded")
    assert WORD not in log
    assert "DEBUG rasa.core.processor" in log
    assert "processor.message.parse" in log


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def running(command: list[str]) -> Iterator[list[str]]:
    """Runs a server; what it prints is in the list, whole once it has ended."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines: list[str] = []
    is_up = threading.Event()

    def read() -> None:
        for line in process.stdout:
            lines.append(line)
            if "up and running" in line:
                is_up.set()

    reader = threading.Thread(target=read)
    reader.start()
    try:
        assert is_up.wait(START_TIMEOUT_SECONDS), "".join(lines)
        yield lines
    finally:
        process.terminate()
        process.wait(20)
        reader.join(20)
        process.stdout.close()


@pytest.mark.slow
def test_rasa_run_and_its_action_server_log_no_word_at_debug_level(tmp_path):
    port, actions_port = free_port(), free_port()
    endpoints = tmp_path / "endpoints.yml"
    endpoints.write_text(f'action_endpoint:\n  url: "http://127.0.0.1:{actions_port}/webhook"\n')
    rasa = [sys.executable, "-m", "rasa", "run"]
    serve_actions = [*rasa, "actions", "--debug", "--port", str(actions_port)]
    serve = [
        *rasa,
        "--debug",
        "--port",
        str(port),
        "--endpoints",
        str(endpoints),
        "--model",
        str(model_path()),
    ]
    web_chat = f"http://127.0.0.1:{port}/webhooks/web_chat"
    session = requests.Session()
    # Both say that they are up a moment before they listen.
    session.mount("http://", HTTPAdapter(max_retries=Retry(connect=20, backoff_factor=0.05)))
    with running(serve_actions) as actions_log, running(serve) as rasa_log:
        session.headers["Authorization"] = (
            f"Bearer {session.post(f'{web_chat}/session', timeout=10).json()['token']}"
        )
        for text in TURNS:
            answer = session.post(f"{web_chat}/messages", json={"text": text}, timeout=40)
            assert answer.json()["replies"][0]["outcome"] != "error"
    assert [line for line in (*actions_log, *rasa_log) if WORD in line] == []
    assert any("processor.message.parse" in line for line in rasa_log)
    assert any("Received request to run" in line for line in actions_log)
