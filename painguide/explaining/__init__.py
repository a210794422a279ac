"""Shows how a message was understood, for whoever mends the bot."""
