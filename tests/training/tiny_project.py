"""Runs commands of `painguide` in a copy of the project that learns a few phrasings only.

It is a process of its own, so that the copy's sources are what is imported. Each step of
standard input is a JSON line with a list: a command's arguments, or Python to run first.
A fake stands for the sentence encoder, which alone takes longer than all of it.
"""

import contextlib
import io
import json
import logging
import os
import sys

from nlu.encoder import known_vectors, text_encoder
from painguide.command_line import main
from painguide.project import ROOT
from painguide.rasa_host.quiet_rasa import prepare_rasa
from tests.fakes.encoder import FakeEncoder

_SAID = ("Starting to train component", "Restored component")


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith(_SAID):
            self.lines.append(message)


def run(arguments: list[str], standard_input: str, heard: _Lines) -> dict[str, object]:
    heard.lines.clear()
    with (
        contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())) as out,
        contextlib.redirect_stderr(io.StringIO()) as err,
    ):
        sys.stdin = io.TextIOWrapper(io.BytesIO(standard_input.encode()))
        code = main(arguments)
        out.flush()
        written = out.buffer.getvalue().decode()  # type: ignore[attr-defined]
    trained, restored = (
        [line.split("'")[1] for line in heard.lines if line.startswith(said)] for said in _SAID
    )
    told = {"code": code, "out": written, "err": err.getvalue()}
    return {**told, "trained": trained, "restored": restored}


if __name__ == "__main__":
    # What Rasa writes past Python's own streams must not stand between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    prepare_rasa()
    text_encoder.TextEncoder = FakeEncoder
    known_vectors.encoder_version = lambda: "fake"
    known_vectors.encoder_folder = lambda: ROOT / ".cache"
    heard = _Lines()
    hooks = logging.getLogger("rasa.engine.training.hooks")
    hooks.addHandler(heard)
    hooks.setLevel(logging.INFO)
    # Heard here, and not shown among what the command says.
    hooks.propagate = False
    steps = sys.stdin
    for line in steps:
        step = json.loads(line)
        exec(step.get("first", ""))
        answers.write(json.dumps(run(step["command"], step.get("input", ""), heard)) + "\n")
        answers.flush()
