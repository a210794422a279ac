"""What a button sends when it is chosen: an intent, with values where it needs some."""

import json

FEEDBACK = "feedback"
REJECT_CHOICES = "reject_choices"
REQUEST_HUMAN = "request_human"
PREPARE_FOR_VISIT = "prepare_for_visit"


def payload(intent: str, **values: str) -> str:
    """Return the payload that sets an intent and, by name, the values of entities."""
    return f"/{intent}{json.dumps(values)}" if values else f"/{intent}"


def values_in(payload: str) -> dict[str, str]:
    """Return the values of entities in a payload of ours, {} where it has none."""
    start = payload.find("{")
    values: dict[str, str] = json.loads(payload[start:]) if start >= 0 else {}
    return values
