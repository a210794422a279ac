"""Real turns with seeded personal data: none is in the log, figures, errors, or kept for the clinic."""

import re
import sqlite3
from pathlib import Path

import pytest
import requests
import yaml

from painguide import crash_report
from privacy.redactor import redacted
from tests.server.conftest import ServerProcess, running_server

MESSAGES = yaml.safe_load(
    (Path(__file__).parents[1] / "unit" / "privacy" / "personal_data.yml").read_text(encoding="utf-8")
)
# Pieces that stand in nothing else by chance.
ORDINARY = {"march", "fourth", "march 4", "4th of march", "12 october"}
PIECES = {
    piece.lower()
    for message in MESSAGES
    for piece in map(str, message["gone"])
    if len(re.sub(r"\W", "", piece)) >= 6 and piece.lower() not in ORDINARY
}
MESSAGES_OF_A_CONVERSATION = 4
KEPT_FOR_THE_CLINIC = ("ratings", "unanswered", "deliveries", "secrets")


class Talk:
    """What came of saying everything to a server."""

    def __init__(self, server: ServerProcess) -> None:
        self.server = server
        self.tokens: list[str] = []
        self.errors = ""
        for start in range(0, len(MESSAGES), MESSAGES_OF_A_CONVERSATION):
            self._converse(
                [message["text"] for message in MESSAGES[start : start + MESSAGES_OF_A_CONVERSATION]]
            )

    def send(self, token: str, **request: object) -> requests.Response:
        return self.server.post("/messages", headers={"Authorization": f"Bearer {token}"}, **request)

    def rows(self, *tables: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.server.log_file.parent / "painguide.db") as database:
            return [row for table in tables for row in database.execute(f"SELECT * FROM {table}")]

    def _converse(self, texts: list[str]) -> None:
        token = self.server.post("/session").json()["token"]
        self.tokens.append(token)
        for text in texts:
            answer = self.send(token, json={"text": text})
            assert answer.status_code == 200, answer.text
            buttons = [button["payload"] for reply in answer.json()["replies"] for button in reply["buttons"]]
            for payload in [each for each in buttons if '"down"' in each]:
                self.send(token, json={"payload": payload})
        last = texts[-1]
        for faulty in (
            {"json": {"payload": f"/{last}"}},
            {"data": f'{{"text": "{last}"'.encode()},
            {"json": {"text": f"{last} " * 200}},
            {"json": {"text": [last]}},
        ):
            answer = self.send(token, **faulty)
            self.errors += answer.text if answer.status_code >= 400 else ""


@pytest.fixture(scope="module")
def talk(tmp_path_factory):
    settings = {"PAINGUIDE_KEEP_FEEDBACK_WORDS": "true", "PAINGUIDE_LOG_LEVEL": "debug"}
    with running_server(tmp_path_factory.mktemp("personal"), **settings) as server:
        yield Talk(server)


def hits(text):
    return sorted(piece for piece in PIECES if piece in text.lower())


def test_there_is_enough_to_find():
    assert len(MESSAGES) >= 60
    assert len(PIECES) >= 25
    assert sum(bool(hits(message["text"])) for message in MESSAGES) >= 45
    assert hits(" ".join(message["text"] for message in MESSAGES)) == sorted(PIECES)


def test_the_log_has_none_at_debug_level(talk):
    log = talk.server.log_file.read_text()
    assert "DEBUG rasa.core.processor" in log
    assert hits(log) == []


def test_the_figures_have_none(talk):
    assert hits(talk.server.get("/metrics").text) == []


def test_errors_have_none(talk):
    assert talk.errors.count('"error"') >= 3 * len(talk.tokens)
    assert hits(talk.errors) == []
    crashes = [file.read_text() for file in crash_report.FOLDER.glob("*.txt")]
    assert hits(" ".join(crashes)) == []


def test_what_is_kept_for_the_clinic_has_none_though_it_keeps_words(talk):
    words = {row[-1] for row in talk.rows("ratings", "unanswered")}
    assert len(words) >= 15
    assert words <= {redacted(message["text"]) for message in MESSAGES}
    assert hits(str(talk.rows(*KEPT_FOR_THE_CLINIC))) == []


def test_after_forget_me_the_database_has_none_at_all(talk):
    assert hits(str(talk.rows("events"))) != []
    for token in talk.tokens:
        talk.send(token, json={"text": "forget me"})
    files = talk.server.log_file.parent.glob("painguide.db*")
    assert hits("".join(file.read_bytes().decode("latin-1") for file in files)) == []
