"""Reads a message with its conversation: what it refers to, chooses or commands."""
