"""Which intent a report of a red flag gets, by the tiers it reports."""

from collections.abc import Sequence

from knowledge.red_flags import Tier
from nlu.intents import REPORT_PREFIX

INTENT_OF_TIER: dict[Tier, str] = {
    "A": "report_emergency",
    "B": "report_urgent_problem",
    "C": "report_crisis",
    "D": "report_abuse",
    "E": "report_threat",
}
# An emergency of somebody who wants to die: both numbers are named.
EMERGENCY_AND_CRISIS = "report_emergency_and_crisis"


# What an alarm that stands includes beside itself.
_INCLUDED = {
    EMERGENCY_AND_CRISIS: {"report_crisis", "report_emergency"},
    "report_emergency": {"report_urgent_problem"},
}


def is_new_alarm(intent: str, standing: str) -> bool:
    """Return whether an intent reports something that the alarm that stands does not tell already."""
    is_known = intent == standing or intent in _INCLUDED.get(standing, ())
    return intent.startswith(REPORT_PREFIX) and not is_known


def intent_of_tiers(tiers: Sequence[Tier]) -> str:
    """Return the intent of a report of these tiers, the severest first; there is one at least."""
    return EMERGENCY_AND_CRISIS if {"A", "C"} <= set(tiers) else INTENT_OF_TIER[tiers[0]]
