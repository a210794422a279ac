"""A client that sends whatever it is told to, and a server to send it to."""

import json
import os
import select
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
# Far beyond what any answer takes, and below Sanic's own deadlines.
PATIENCE_SECONDS = 10
# Rasa is slow to import on a busy machine.
START_SECONDS = 120
HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def error(self) -> str:
        return json.loads(self.body)["error"]["code"]


def read_answers(received: bytes) -> list[Answer]:
    """Return the answers in what a client got; nothing may be left over."""
    answers = []
    while received:
        head, _, rest = received.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        size = int(headers.get("content-length", 0))
        assert len(rest) >= size, "the answer was cut off"
        answers.append(Answer(int(first.split(" ")[1]), headers, rest[:size]))
        received = rest[size:]
    return answers


class Client:
    """One connection."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def drip(self, data: bytes, seconds: float) -> None:
        """Sends byte by byte, until the server says something."""
        for position in range(len(data)):
            if select.select([self.socket], [], [], seconds)[0]:
                return
            self.socket.send(data[position : position + 1])

    def read(self, size: int) -> bytes:
        received = b""
        while len(received) < size:
            received += self.socket.recv(size - len(received)) or _ended()
        return received

    def rest(self) -> bytes:
        """Return all until the server closes; raises TimeoutError when it does not."""
        received = b""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            try:
                data = self.socket.recv(65536)
            except ConnectionResetError:
                data = b""
            received += data
            if not data:
                self.socket.close()
                return received
        raise TimeoutError

    def shut(self) -> None:
        """Tells the server that nothing more will be sent."""
        self.socket.shutdown(socket.SHUT_WR)

    def vanish(self) -> None:
        """Ends the connection with a reset, as a process that is killed."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def linger(self, seconds: float) -> None:
        """Reads nothing for a time, whatever the server sends."""
        select.select([], [], [self.socket], seconds)

    def answers(self) -> list[Answer]:
        return read_answers(self.rest())


def _ended() -> bytes:
    raise EOFError("the server closed the connection")


@dataclass(frozen=True)
class HostileServer:
    process: subprocess.Popen[bytes]
    port: int
    log_file: Path

    def client(self) -> Client:
        return Client(self.port)

    def ask(self, data: bytes) -> list[Answer]:
        """Return the answers to some bytes, after which the server must close."""
        client = self.client()
        client.send(data)
        return client.answers()

    def wait_until_ready(self) -> None:
        # The connection waits in the backlog until the server has started.
        client = self.client()
        client.socket.settimeout(START_SECONDS)
        client.send(HEALTH)
        assert client.read(12) == b"HTTP/1.1 200", self.log_file.read_text()

    def assert_healthy(self) -> None:
        [answer] = self.ask(HEALTH)
        assert (answer.status, json.loads(answer.body)) == (200, {"ready": True})


@contextmanager
def running(script: str, log_file: Path, *arguments: Any) -> Iterator[HostileServer]:
    """Runs a script of this folder with a listening socket, and kills it in the end."""
    with socket.socket() as listener, log_file.open("wb") as log:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1024)
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / script), str(listener.fileno()), *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            pass_fds=[listener.fileno()],
            stdout=log,
            stderr=log,
        )
        server = HostileServer(process, listener.getsockname()[1], log_file)
    try:
        server.wait_until_ready()
        yield server
    finally:
        process.kill()
        process.wait()
