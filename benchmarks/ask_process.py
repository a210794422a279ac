"""Measures `painguide ask` in a process of its own: start-up, memory, lines a second."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from painguide.project import ROOT

_COMMAND = [sys.executable, "-m", "painguide.command_line", "ask"]
_KIBIBYTES_OF_A_MEGABYTE = 1000 / 1.024


@dataclass(frozen=True)
class AskFigures:
    """What was measured; memory is the resident set, in megabytes."""

    seconds_to_first_answer: float
    memory_after_first_answer: float
    memory_at_end: float
    lines_per_second: float


def measure_ask(texts: Sequence[str]) -> AskFigures:
    """Return the figures of one process that answers a first line, then all texts."""
    started = time.perf_counter()
    with _AskProcess() as process:
        process.send("hello, how does radiofrequency ablation work?")
        process.read_answer()
        seconds = time.perf_counter() - started
        memory = process.memory()
        started = time.perf_counter()
        # Written beside the reading: either pipe would fill up otherwise.
        writer = threading.Thread(target=process.send_all, args=(texts,))
        writer.start()
        for _ in texts:
            process.read_answer()
        speed = len(texts) / (time.perf_counter() - started)
        writer.join()
        return AskFigures(seconds, memory, process.memory(), speed)


class _AskProcess:
    """A running `painguide ask`."""

    def __enter__(self) -> "_AskProcess":
        self._process = subprocess.Popen(
            _COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._input.close()
        self._process.wait()

    @property
    def _input(self) -> IO[str]:
        assert self._process.stdin is not None
        return self._process.stdin

    def send(self, text: str) -> None:
        self._input.write(json.dumps({"id": 0, "text": text}) + "\n")
        self._input.flush()

    def send_all(self, texts: Sequence[str]) -> None:
        for text in texts:
            self.send(text)

    def read_answer(self) -> None:
        """Waits for an answer.

        Raises:
            RuntimeError: The process gave an error, or ended.
        """
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if "replies" not in json.loads(line or "{}"):
            raise RuntimeError("painguide ask gave no replies; run it by hand to see why.")

    def memory(self) -> float:
        return resident_megabytes(self._process.pid)


def resident_megabytes(process_id: int) -> float:
    """Return the resident memory of a process, in megabytes."""
    status = Path(f"/proc/{process_id}/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        kibibytes = line.split()[1]
    else:
        kibibytes = subprocess.check_output(["ps", "-o", "rss=", "-p", str(process_id)], text=True)
    return float(kibibytes) / _KIBIBYTES_OF_A_MEGABYTE
