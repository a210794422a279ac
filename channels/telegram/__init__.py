"""Telegram: its updates in, Replies out. Knows nothing of the web or of Slack."""
