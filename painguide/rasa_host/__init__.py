"""Rasa inside this process: the bot, its training, and what is set right around Rasa."""
