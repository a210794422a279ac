"""How long a patient's message may be, on every channel that can refuse one."""

MOST_CHARACTERS = 2_000
TOO_LONG = (
    f"Thank you for telling us so much, but I can only read {MOST_CHARACTERS:,} characters at once. "
    "Please shorten your message."
)
