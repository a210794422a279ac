"""Tells messages in other languages."""
