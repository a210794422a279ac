"""Times a turn of ours beside one of a bare Rasa bot, in one run: `make bench`."""

import asyncio
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from painguide.quiet_rasa import prepare_rasa

TURNS = 300
LINES = 5000
QUESTIONS = (
    "how does radiofrequency ablation work?",
    "do i stay in hospital overnight",
    "what is a spinal cord stimulator for",
    "will i need less pain medicine",
    "who is on the care team",
    "what does it cost",
)

Turn = Callable[[str], Awaitable[object]]


async def milliseconds(turn: Turn, text: str) -> float:
    """Return how long one turn takes."""
    started = time.perf_counter()
    await turn(text)
    return 1000 * (time.perf_counter() - started)


async def compare(ours: Turn, bare: Turn) -> tuple[list[float], list[float]]:
    """Return the times of both, turn by turn in alternation; no question is asked twice alike."""
    our_times, bare_times = [], []
    for number in range(TURNS + 20):
        text = f"{QUESTIONS[number % len(QUESTIONS)]} {number}"
        bare_time, our_time = await milliseconds(bare, text), await milliseconds(ours, text)
        if number >= 20:
            bare_times.append(bare_time)
            our_times.append(our_time)
    return our_times, bare_times


def shown(name: str, times: list[float]) -> str:
    """Return the figures of a list of times."""
    return (
        f"{name}: p50 {statistics.median(times):.1f} ms, p95 {statistics.quantiles(times, n=20)[18]:.1f} ms"
    )


def measure_turns() -> None:
    """Prints the time of a turn of ours, of a bare one, and their ratio."""
    from rasa.core.agent import Agent
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    from benchmarks.bare_bot import train_bare_bot
    from painguide.bot import Bot
    from painguide.model_training import ensure_model

    bot = Bot(ensure_model())
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        bare_agent = Agent.load(str(train_bare_bot(Path(folder))))

    async def ours(text: str) -> None:
        await bot.turn(text, "bench")
        bot.forget("bench")

    async def bare(text: str) -> None:
        message = UserMessage(text, CollectingOutputChannel(), "bench")
        await bare_agent.handle_message(message)
        bare_agent.tracker_store._tracker_store.store.clear()

    our_times, bare_times = asyncio.run(compare(ours, bare))
    ratio = statistics.median(our_times) / statistics.median(bare_times)
    print(shown("ours", our_times))
    print(shown("bare Rasa", bare_times))
    print(f"ratio of the medians: {ratio:.2f} (target: 2.5 at most)")


def _memory_megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def measure_ask() -> None:
    """Prints lines a second and memory of `painguide ask` in a process of its own."""
    command = [sys.executable, "-m", "painguide.command_line", "ask"]
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        memory = []
        for number in range(LINES + 1):
            text = f"{QUESTIONS[number % len(QUESTIONS)]} {number}"
            process.stdin.write(json.dumps({"id": number, "text": text}) + "\n")
            process.stdin.flush()
            process.stdout.readline()
            if number == 0:
                print(f"start to first answer: {time.perf_counter() - started:.1f} s")
                started = time.perf_counter()
            if number % 1000 == 500:
                memory.append(_memory_megabytes(process.pid))
        speed = LINES / (time.perf_counter() - started)
        print(f"ask: {speed:.0f} lines a second over {LINES} lines (target: 40 or more)")
        print(f"memory: {memory[0]:.0f} MB after 500 lines, {memory[-1]:.0f} MB at the end (target: 800)")
        process.stdin.close()


if __name__ == "__main__":
    prepare_rasa()
    measure_turns()
    measure_ask()
