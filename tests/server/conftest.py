"""Starts `painguide serve` as a process of its own, with the trained model."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

ROOT = Path(__file__).parent.parent.parent
# A stale model is trained first, which takes about a minute.
START_TIMEOUT_SECONDS = 240


@dataclass(frozen=True)
class ServerProcess:
    """A running server and what it has printed."""

    process: subprocess.Popen[str]
    port: int
    ready_line: str
    log_file: Path

    def get(self, path: str) -> requests.Response:
        return requests.get(f"http://127.0.0.1:{self.port}{path}", timeout=10)

    def post(self, path: str, **options: Any) -> requests.Response:
        return requests.post(f"http://127.0.0.1:{self.port}/webhooks/web_chat{path}", timeout=40, **options)

    def conversation(self) -> Callable[..., list[dict[str, Any]]]:
        """Return a function that sends a text or a payload of one conversation and returns its Replies."""
        token = self.post("/session").json()["token"]

        def send(**message: str) -> list[dict[str, Any]]:
            answer = self.post("/messages", json=message, headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 200, answer.text
            return answer.json()["replies"]

        return send


def serve_command(port: int) -> list[str]:
    return [sys.executable, "-m", "painguide.command_line", "serve", "--port", str(port)]


@contextmanager
def running_server(folder: Path, **variables: str) -> Iterator[ServerProcess]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    log_file = folder / "server.log"
    with log_file.open("w") as log:
        process = subprocess.Popen(
            serve_command(port),
            cwd=ROOT,
            env={**os.environ, "PAINGUIDE_DATABASE_FILE": str(folder / "painguide.db"), **variables},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    too_late = threading.Timer(START_TIMEOUT_SECONDS, process.kill)
    too_late.start()
    try:
        ready_line = process.stdout.readline()
        too_late.cancel()
        assert ready_line, f"The server did not start:\n{log_file.read_text()}"
        yield ServerProcess(process, port, ready_line, log_file)
    finally:
        too_late.cancel()
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One server for every test that only talks to it."""
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server for one test, which may stop it."""
    with running_server(tmp_path) as running:
        yield running


@pytest.fixture
def second_server(server: ServerProcess) -> subprocess.CompletedProcess[str]:
    """What came of starting another server on the same port."""
    return subprocess.run(
        serve_command(server.port), cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
