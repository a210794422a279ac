"""How long a patient's message may be, on every channel that can refuse one."""

MOST_CHARACTERS = 2_000
