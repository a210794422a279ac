"""The bot in this process: one model, one conversation store, Replies out."""

import logging
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain

from actions.last_resort import last_resort_reply
from channels.reply_output import ReplyOutput
from painguide.rasa_host.action_result_validation import build_validator_once
from painguide.rasa_host.bounded_tracker_store import BoundedTrackerStore
from painguide.rasa_host.in_process_actions import InProcessActions

logger = logging.getLogger(__name__)


class Bot:
    """Answers messages with the trained model; conversations are kept in memory."""

    def __init__(self, model: Path) -> None:
        """Loads a model (3 to 6 s)."""
        build_validator_once()
        self._trackers = BoundedTrackerStore(Domain.empty())
        self.agent = Agent.load(str(model), action_endpoint=InProcessActions(), tracker_store=self._trackers)

    async def turn(self, text: str, conversation: str) -> list[dict[str, Any]]:
        """Return the Replies to a message of a conversation; an error Reply is never silence."""
        output = ReplyOutput()
        message = UserMessage(text, output_channel=output, sender_id=conversation)
        try:
            await self.agent.handle_message(message)
        except Exception as error:
            # Never the text, nor the error's own words, which may hold it.
            logger.error("a turn failed with %s", type(error).__name__)
            output.replies.clear()
        return output.replies or [last_resort_reply(text).as_dict()]

    def forget(self, conversation: str) -> None:
        """Drops a conversation; one that is not there is no error."""
        self._trackers.forget(conversation)
