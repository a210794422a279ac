"""Counts what could not be sent to Slack, for Prometheus. Never a word of it."""

from prometheus_client import Counter

UNSENT = Counter("painguide_slack_unsent", "Replies that Slack did not take, by its error.", ["error"])
