"""Slack: its events and buttons in, Replies out. Knows nothing of the web or of Telegram."""
