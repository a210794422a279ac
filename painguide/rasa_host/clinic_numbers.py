"""Puts the clinic's numbers into the domain's slots, so that no response says another's."""

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain

from nlu.slots import ABUSE_LINE_SLOT, CRISIS_LINE_SLOT, EMERGENCY_NUMBER_SLOT, URGENT_LINE_SLOT
from settings.clinic_settings import ClinicSettings, load_clinic_settings


class WithClinicNumbers(TrackerStore):
    """A tracker store whose conversations each begin with the clinic's numbers."""

    @property
    def domain(self) -> Domain:
        """The domain of the model, with the clinic's numbers in its slots."""
        return self._domain

    @domain.setter
    def domain(self, domain: Domain | None) -> None:
        # Rasa sets it when a model is loaded; conversations are made of its slots.
        self._domain = domain or Domain.empty()
        put_clinic_numbers(self._domain, load_clinic_settings())


def put_clinic_numbers(domain: Domain, clinic: ClinicSettings) -> None:
    """Has every conversation begin with a clinic's numbers; domain.yml itself names none."""
    numbers = {
        EMERGENCY_NUMBER_SLOT: clinic.emergency_number,
        URGENT_LINE_SLOT: clinic.urgent_line,
        CRISIS_LINE_SLOT: clinic.crisis_line,
        ABUSE_LINE_SLOT: clinic.abuse_line,
    }
    for slot in domain.slots:
        if slot.name in numbers:
            slot.initial_value = numbers[slot.name]
            slot.reset()
