"""How Replies reach Slack: their blocks, the client of its API, and what was sent."""
