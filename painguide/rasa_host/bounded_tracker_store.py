"""Keeps conversations in memory, the latest ones only: Rasa's own store never forgets."""

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.slots import FORGET_SLOT
from painguide.rasa_host.clinic_numbers import put_clinic_numbers
from settings.clinic_settings import load_clinic_settings

MOST_CONVERSATIONS = 2_000


class BoundedTrackerStore(InMemoryTrackerStore):
    """Drops the conversation that was silent longest when there are too many.

    A conversation whose patient asked to be forgotten is dropped in place of being saved.
    Each begins with the clinic's numbers, under `painguide serve` as under `rasa shell`.
    """

    @property
    def domain(self) -> Domain:
        """The domain of the model, with the clinic's numbers in its slots."""
        return self._domain

    @domain.setter
    def domain(self, domain: Domain | None) -> None:
        # Rasa sets it when a model is loaded; conversations are made of its slots.
        self._domain = domain or Domain.empty()
        put_clinic_numbers(self._domain, load_clinic_settings())

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
