"""The bot in this process: one model, one conversation store, Replies out."""

from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain

from actions.replies import error_reply
from channels.reply_output import ReplyOutput
from knowledge.clinic_settings import load_clinic_settings
from knowledge.loader import load_knowledge
from painguide.action_result_validation import build_validator_once
from painguide.in_process_actions import InProcessActions


class Bot:
    """Answers messages with the trained model; conversations are kept in memory."""

    def __init__(self, model: Path) -> None:
        """Loads a model (3 to 6 s)."""
        build_validator_once()
        self._trackers = InMemoryTrackerStore(Domain.empty())
        self._agent = Agent.load(
            str(model), action_endpoint=InProcessActions(), tracker_store=self._trackers
        )

    async def turn(self, text: str, conversation: str) -> list[dict[str, Any]]:
        """Return the Replies to a message of a conversation; an error Reply is never silence."""
        output = ReplyOutput()
        await self._agent.handle_message(
            UserMessage(text, output_channel=output, sender_id=conversation)
        )
        if not output.replies:
            version = load_knowledge().version
            output.replies.append(error_reply(version, load_clinic_settings()).as_dict())
        return output.replies

    def forget(self, conversation: str) -> None:
        """Drops a conversation; one that is not there is no error."""
        self._trackers.store.pop(conversation, None)
