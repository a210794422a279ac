"""What tests share: the real model, loaded once."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from painguide.rasa_host.quiet_rasa import prepare_rasa

prepare_rasa()

pytest_plugins = ("tests.fakes.telegram_fixtures",)

_exit_status = [0]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(exitstatus: int) -> None:
    """Keeps the result of the run for its very end."""
    _exit_status[0] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Ends the process at once: with all the tests' loops and threads, Python's own end crashed once in C."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(_exit_status[0])


Ask = Callable[..., list[list[dict[str, Any]]]]


@pytest.fixture(scope="session")
def event_loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def bot() -> Any:
    from painguide.rasa_host.bot import Bot
    from painguide.rasa_host.model_training import ensure_present_model

    return Bot(ensure_present_model())


@pytest.fixture
def ask(bot: Any, event_loop: asyncio.AbstractEventLoop) -> Iterator[Ask]:
    """Sends turns of one conversation; returns the Replies of each turn."""

    def send(*turns: str) -> list[list[dict[str, Any]]]:
        return [event_loop.run_until_complete(bot.turn(turn, "test")) for turn in turns]

    yield send
    bot.forget("test")
