"""What tests share: the real model, loaded once."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from painguide.rasa_host.quiet_rasa import prepare_rasa
from storage.database import memory_database
from storage.in_use import put_in_use

prepare_rasa()
# Actions that a test runs by themselves must not open the project's own.
put_in_use(memory_database())

pytest_plugins = ("tests.fakes.telegram_fixtures",)

Ask = Callable[..., list[list[dict[str, Any]]]]


@pytest.fixture(scope="session")
def event_loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def bot() -> Any:
    from painguide.model.model_training import ensure_present_model
    from painguide.rasa_host.bot import Bot

    return Bot(ensure_present_model())


@pytest.fixture
def ask(bot: Any, event_loop: asyncio.AbstractEventLoop) -> Iterator[Ask]:
    """Sends turns of one conversation; returns the Replies of each turn."""

    def send(*turns: str) -> list[list[dict[str, Any]]]:
        return [event_loop.run_until_complete(bot.turn(turn, "test")) for turn in turns]

    yield send
    bot.forget("test")
