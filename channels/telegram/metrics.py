"""Counts what could not be sent to Telegram, for Prometheus. Never a patient's word."""

from prometheus_client import Counter

UNSENT_REPLIES = Counter(
    "painguide_telegram_unsent_replies",
    "Replies that Telegram did not take, by the code of its refusal (0: not reached).",
    ["code"],
)
