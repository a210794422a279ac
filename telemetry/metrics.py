"""Every figure at /metrics, for Prometheus. A label has few values, and none is a patient's word."""

from prometheus_client import Counter, Gauge, Histogram

CHANNELS = ("web_chat", "slack", "telegram")
_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_STAGE_SECONDS = (0.0005, 0.001, 0.0025, *_SECONDS)

TURNS = Counter(
    "painguide_turns",
    "Turns by channel, by outcome of the first Reply and, of an emergency, by what was reported.",
    ["channel", "outcome", "tier"],
)
TURN_SECONDS = Histogram(
    "painguide_turn_seconds",
    "Seconds from a message to its Replies, by channel.",
    ["channel"],
    buckets=_SECONDS,
)
STAGE_SECONDS = Histogram(
    "painguide_stage_seconds",
    "Seconds of a turn's stages: loading, nlu, policies, actions, storing.",
    ["stage"],
    buckets=_STAGE_SECONDS,
)
REFUSALS = Counter(
    "painguide_refusals",
    "Requests and messages that were refused, by HTTP status (also where a channel sends none) and reason.",
    ["status", "reason"],
)
WORK = Gauge("painguide_work", "Messages taken over and not yet answered, by channel.", ["channel"])
OLDEST_WORK_SECONDS = Gauge(
    "painguide_oldest_work_seconds",
    "Age of the message that has waited longest for its answer, by channel; 0 where none waits.",
    ["channel"],
)
DROPPED_WORK = Counter(
    "painguide_dropped_work", "Messages taken over and given up without an answer; must stay 0.", ["channel"]
)
FAILED_SENDS = Counter(
    "painguide_failed_sends", "Replies that a chat service did not take, by its code.", ["channel", "code"]
)
SERVICE_ACCESS = Gauge(
    "painguide_service_access", "1 while a channel's service takes the bot's token.", ["channel"]
)
ACCESS_LOST = Counter(
    "painguide_access_lost",
    "Times a channel's service took the bot's token no more, by code.",
    ["channel", "code"],
)
BLOCKED_BOT = Counter("painguide_blocked_bot", "Times a chat blocked or removed the bot.", ["channel"])
FAILED_WRITES = Counter(
    "painguide_failed_writes", "Records that could not be stored, by what they are of.", ["store"]
)
DATABASE_FAILURES = Counter(
    "painguide_database_failures", "Readings and writings of the database that failed."
)
RATINGS = Counter("painguide_ratings", "Thumbs of patients, by direction.", ["rating"])

# An alert looks for a change: what has not happened yet must be there as 0.
for _channel in CHANNELS:
    DROPPED_WORK.labels(_channel)
for _store in ("conversations", "erasures", "ratings", "work"):
    FAILED_WRITES.labels(_store)
for _rating in ("up", "down"):
    RATINGS.labels(_rating)
