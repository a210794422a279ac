"""What patients find again when the server was killed in the middle of everything, and started anew."""

import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from tests.fakes.databases import bytes_on_disk, locked
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


@pytest.fixture(scope="module")
def restarted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("restart")
    with running_server(folder) as first:
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
        yield Restarted(second, folder / "painguide.db", *patients)


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
