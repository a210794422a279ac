"""The bot in this process: one model, one conversation store, Replies out."""

from pathlib import Path

from rasa.core.agent import Agent
from rasa.shared.core.domain import Domain

from channels.turn import Replies, TurnTaker
from painguide.rasa_host.action_result_validation import build_validator_once
from painguide.rasa_host.bounded_tracker_store import BoundedTrackerStore
from painguide.rasa_host.in_process_actions import InProcessActions
from painguide.rasa_host.stage_times import time_stages
from painguide.rasa_host.stored_tracker_store import StoredTrackerStore
from storage.database import Database, memory_database
from storage.in_use import put_in_use


class Bot:
    """Answers messages with the trained model; conversations are kept in memory, or in a database."""

    def __init__(self, model: Path, *, channel: str = "ask", database: Database | None = None) -> None:
        """Loads a model (3 to 6 s); `channel` is how its own turns are counted and logged."""
        build_validator_once()
        time_stages()
        self._trackers = StoredTrackerStore(database) if database else BoundedTrackerStore(Domain.empty())
        # Actions store ratings there.
        put_in_use(database or memory_database())
        self.agent = Agent.load(str(model), action_endpoint=InProcessActions(), tracker_store=self._trackers)
        self._turns = TurnTaker(self.agent.handle_message, channel)

    async def turn(self, text: str, conversation: str) -> Replies:
        """Return the Replies to a message of a conversation; an error Reply is never silence."""
        return await self._turns.take(text, conversation)

    def forget(self, conversation: str) -> None:
        """Drops a conversation; one that is not there is no error."""
        self._trackers.forget(conversation)

    def write_what_waits(self) -> None:
        """Tries once more to store what could not be; nothing waits of conversations in memory."""
        if isinstance(self._trackers, StoredTrackerStore):
            self._trackers.write_what_waits()
