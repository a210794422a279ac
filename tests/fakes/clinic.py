"""A clinic for tests, not the demo clinic."""

from typing import Any

from settings.clinic_settings import ClinicSettings

REQUIRED = {
    "name": "Hill Clinic",
    "phone": "555-7700",
    "hours": "Mondays",
    "address": "1 High Street",
    "appointment_page": "/visit",
    "emergency_number": "112",
    "crisis_line": "116 123",
    "urgent_line": "555-7701",
}


def a_clinic(**settings: Any) -> ClinicSettings:
    """Return a clinic's settings, with those given in place of the test clinic's."""
    return ClinicSettings(**{**REQUIRED, **settings})
