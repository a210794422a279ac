"""Keeps conversations in memory, the latest ones only: Rasa's own store never forgets."""

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.slots import FORGET_SLOT
from painguide.rasa_host.clinic_numbers import WithClinicNumbers

MOST_CONVERSATIONS = 2_000


class BoundedTrackerStore(WithClinicNumbers, InMemoryTrackerStore):
    """Drops the conversation that was silent longest when there are too many.

    A conversation whose patient asked to be forgotten is dropped in place of being saved. For
    `painguide ask`, `rasa shell` and `rasa run`, which leave no files.
    """

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Saves a conversation as the latest."""
        self.forget(tracker.sender_id)
        if tracker.get_slot(FORGET_SLOT):
            return
        await super().save(tracker)
        if len(self.store) > MOST_CONVERSATIONS:
            self.forget(next(iter(self.store)))

    def forget(self, conversation: str) -> None:
        """Drops a conversation; one that is not there is no error."""
        self.store.pop(conversation, None)
