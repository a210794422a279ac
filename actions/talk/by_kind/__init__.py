"""What is said by its kind: to a statement, about the bot, and for the clinic's staff."""
