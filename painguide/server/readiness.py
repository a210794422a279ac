"""Whether patients should be sent here: the model answers, stores are reachable, no stop is under way."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.answers.unit_button import unit_title
from channels.turn import Replies
from knowledge.model import Knowledge
from nlu.intents import AnswerUnit

logger = logging.getLogger(__name__)

# Of a probe's own patience: Kubernetes waits one second unless told otherwise.
STORE_SECONDS = 0.8
Ask = Callable[[str], Awaitable[Replies]]
IsReachable = Callable[[], bool]


@dataclass
class Readiness:
    """The state of one server process."""

    # Each may block: it is asked beside the loop.
    stores: Mapping[str, IsReachable] = field(default_factory=dict)
    has_answered: bool = False
    is_stopping: bool = False

    async def try_model(self, ask: Ask, knowledge: Knowledge) -> None:
        """Asks a question of the knowledge; ready is only who gets a Reply that is no error."""
        replies = await ask(question_to_try(knowledge))
        self.has_answered = bool(replies) and all(reply["outcome"] != "error" for reply in replies)
        if not self.has_answered:
            logger.error("the model did not answer a first question; /health/ready says 503")

    async def report(self) -> dict[str, Any]:
        """Return what /health/ready tells; `ready` is the whole of it."""
        names = list(self.stores)
        reached = await asyncio.gather(*(_reached(name, self.stores[name]) for name in names))
        is_ready = self.has_answered and not self.is_stopping and all(reached)
        return {
            "ready": is_ready,
            "model": self.has_answered,
            "stores": dict(zip(names, reached, strict=True)),
            "stopping": self.is_stopping,
        }


def question_to_try(knowledge: Knowledge) -> str:
    """Return the question that the first fact answers."""
    return unit_title(AnswerUnit("fact", next(iter(knowledge.facts))), knowledge)


async def _reached(name: str, is_reachable: IsReachable) -> bool:
    try:
        return await asyncio.wait_for(asyncio.to_thread(is_reachable), STORE_SECONDS)
    except Exception as error:
        # Never the error's own words: a database quotes what it was given.
        logger.warning("the store '%s' is not reachable (%s)", name, type(error).__name__)
        return False
