"""Whether a chat service still takes what the bot sends: logged, counted, and told in /health."""

import logging
from collections import OrderedDict
from typing import Any

from telemetry.metrics import ACCESS_LOST, BLOCKED_BOT, SERVICE_ACCESS

logger = logging.getLogger(__name__)

MOST_REMEMBERED = 10_000


class ServiceAccess:
    """What one channel's service lets the bot do."""

    def __init__(self, channel: str, guide: str) -> None:
        """Creates an access that works; `guide` is the document that says how to mend it."""
        self._channel = channel
        self._guide = guide
        self._fault = ""
        self._blocked: OrderedDict[str, None] = OrderedDict()
        SERVICE_ACCESS.labels(channel).set(1)

    def lost(self, code: str) -> None:
        """Takes in that the service refuses the bot's token; `code` is its name for that."""
        if self._fault == code:
            return
        self._fault = code
        SERVICE_ACCESS.labels(self._channel).set(0)
        ACCESS_LOST.labels(self._channel, code).inc()
        logger.error("%s: nothing can be sent (%s); see %s", self._channel, code, self._guide)

    def works(self) -> None:
        """Takes in that the service took something: what was lost is back."""
        if self._fault:
            logger.info("%s: messages can be sent again", self._channel)
            self._fault = ""
            SERVICE_ACCESS.labels(self._channel).set(1)

    def blocked(self, chat: str) -> None:
        """Takes in that someone blocked the bot, or removed it from a chat."""
        if chat in self._blocked:
            return
        self._blocked[chat] = None
        if len(self._blocked) > MOST_REMEMBERED:
            self._blocked.popitem(last=False)
        BLOCKED_BOT.labels(self._channel).inc()
        logger.warning("%s: a chat has blocked or removed the bot", self._channel)

    def welcomed(self, chat: str) -> None:
        """Takes in that a chat takes messages, again or still."""
        self._blocked.pop(chat, None)

    def as_dict(self) -> dict[str, Any]:
        """Return the state for /health: `{"sends": true, "blocked_chats": 0}`, and the fault's code."""
        state = {"sends": not self._fault, "blocked_chats": len(self._blocked)}
        return {**state, "fault": self._fault} if self._fault else state
