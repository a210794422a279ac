"""What patients find again when the server was killed in the middle of everything, and started anew."""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from tests.fakes.databases import bytes_on_disk, locked
from tests.fakes.slack_api import TOKEN
from tests.fakes.slack_workspace import SECRET, SlackWorkspace, message_event, served_api
from tests.server.conftest import ServerProcess, running_server


class Patient:
    """One session of the web chat: its token outlives the server."""

    def __init__(self, server):
        self.server = server
        self._token = server.post("/session").json()["token"]
        self.answered = []

    def say(self, text):
        answer = self.server.post("/messages", json={"text": text}, headers=self._headers())
        assert answer.status_code == 200, answer.text
        self.answered.append(text)
        return answer.json()["replies"]

    def say_until_the_server_is_gone(self):
        try:
            while True:
                self.say(f"message {len(self.answered)}")
        except requests.RequestException:
            return

    def history(self):
        answer = requests.get(
            f"http://127.0.0.1:{self.server.port}/webhooks/web_chat/history",
            headers=self._headers(),
            timeout=10,
        )
        assert answer.status_code == 200, answer.text
        return answer.json()["entries"]

    def texts(self):
        return [entry["text"] for entry in self.history() if entry["from"] == "patient"]

    def _headers(self):
        return {"Authorization": f"Bearer {self._token}"}


@dataclass
class Restarted:
    server: ServerProcess
    file: Path
    planner: Patient
    alarmed: Patient
    writer: Patient
    forgotten: Patient
    slack: SlackWorkspace
    delivered: dict[str, Any]


@pytest.fixture(scope="module")
def slack_api():
    with served_api() as api, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SLACK_BOT_TOKEN", TOKEN)
        patch.setenv("SLACK_SIGNING_SECRET", SECRET)
        patch.setenv("SLACK_API_URL", f"{api.base}/api/")
        yield api


def wait_until_ready(server):
    """Returns when the database is used again: it rests a while after a failure."""
    with requests.Session() as session:
        session.mount(
            "http://", HTTPAdapter(max_retries=Retry(20, status_forcelist=[503], backoff_factor=0.1))
        )
        assert session.get(f"http://127.0.0.1:{server.port}/health/ready", timeout=10).status_code == 200


def workspace(server, api):
    return SlackWorkspace(f"http://127.0.0.1:{server.port}/webhooks/slack/webhook", api)


@pytest.fixture(scope="module")
def restarted(tmp_path_factory, slack_api):
    folder = tmp_path_factory.mktemp("restart")
    delivered = message_event("what is radiofrequency ablation?")
    with running_server(folder) as first:
        workspace(first, slack_api).send_event(delivered)
        slack_api.wait_for(1)
        planner, alarmed, writer, forgotten = (Patient(first) for _ in range(4))
        planner.say("how does radiofrequency ablation work?")
        planner.say("add to my list: will I sleep through it?")
        alarmed.say("I have chest pain")
        forgotten.say("my neighbour Xaverine had an ablation")
        forgotten.say("forget me")
        writing = threading.Thread(target=writer.say_until_the_server_is_gone)
        writing.start()
        while len(writer.answered) < 5:
            assert writing.is_alive()
        first.process.kill()
        writing.join(30)
    with running_server(folder) as second:
        patients = (planner, alarmed, writer, forgotten)
        for patient in patients:
            patient.server = second
        slack = workspace(second, slack_api)
        yield Restarted(second, folder / "painguide.db", *patients, slack, delivered)


def test_no_message_that_was_answered_is_lost(restarted):
    texts = restarted.writer.texts()
    answered = len(restarted.writer.answered)
    assert texts[:answered] == [f"message {number}" for number in range(answered)]
    # One may have been stored and not yet answered.
    assert len(texts) <= answered + 1


def test_history_has_the_answers_too(restarted):
    guide = [entry["reply"]["outcome"] for entry in restarted.planner.history() if entry["from"] == "guide"]
    assert guide[0] == "answer"


def test_the_list_for_the_visit_and_what_was_spoken_of_are_there(restarted):
    (shown,) = restarted.planner.say("show my questions")
    assert "will i sleep through it?" in shown["body"].lower()
    (simpler,) = restarted.planner.say("say that simpler")
    assert simpler["facts"] == ["rfa_how_it_works"]


def test_an_alarm_still_stands(restarted):
    (reply,) = restarted.alarmed.say("my wife is driving me there now")
    assert reply["outcome"] == "emergency"


def test_a_patient_who_was_forgotten_is_unknown(restarted):
    assert restarted.forgotten.history() == []
    assert b"Xaverine" not in bytes_on_disk(restarted.file)


def test_an_emergency_is_answered_while_the_database_is_locked(restarted):
    patient = Patient(restarted.server)
    with locked(restarted.file):
        (reply,) = patient.say("I have chest pain and can't breathe")
        assert reply["outcome"] == "emergency"
        (after,) = patient.say("it is getting worse")
        assert after["outcome"] == "emergency"
    assert "chest pain" not in restarted.server.log_file.read_text()
    wait_until_ready(restarted.server)


def test_what_slack_delivers_again_is_not_answered_again(restarted):
    restarted.slack.send_event(restarted.delivered)
    restarted.slack.say("does it take long?", user="U2")
    sent = restarted.slack.api.wait_for(2)
    assert [call.arguments["channel"] for call in sent] == ["D-U1", "D-U2"]
