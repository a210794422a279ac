"""Keeps conversations in memory, the latest ones only: Rasa's own store never forgets."""

import logging

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

from knowledge.errors import PainGuideError
from nlu.slots import FORGET_SLOT
from painguide.rasa_host.clinic_numbers import WithClinicNumbers
from storage.erasure import forget
from storage.in_use import database_in_use
from telemetry.metrics import FAILED_WRITES

logger = logging.getLogger(__name__)

MOST_CONVERSATIONS = 2_000


class BoundedTrackerStore(WithClinicNumbers, InMemoryTrackerStore):
    """Drops the conversation that was silent longest when there are too many.

    A conversation whose patient asked to be forgotten is dropped in place of being saved, with its
    ratings. For `painguide ask`, `rasa shell` and `rasa run`, which keep no conversation in a file.
    """

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Saves a conversation as the latest."""
        self.forget(tracker.sender_id)
        if tracker.get_slot(FORGET_SLOT):
            _forget_ratings(tracker.sender_id)
            return
        await super().save(tracker)
        if len(self.store) > MOST_CONVERSATIONS:
            self.forget(next(iter(self.store)))

    def forget(self, conversation: str) -> None:
        """Drops a conversation; one that is not there is no error."""
        self.store.pop(conversation, None)


def _forget_ratings(conversation: str) -> None:
    try:
        forget(database_in_use(), conversation)
    except PainGuideError as error:
        logger.error("storage: a conversation's ratings can't be deleted (%s)", type(error).__name__)
        FAILED_WRITES.labels("erasures").inc()
