"""Puts the clinic's numbers into the domain's slots, so that no response says another's."""

from rasa.shared.core.domain import Domain

from nlu.slots import ABUSE_LINE_SLOT, CRISIS_LINE_SLOT, EMERGENCY_NUMBER_SLOT, URGENT_LINE_SLOT
from settings.clinic_settings import ClinicSettings


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
