"""Turns a message into a vector."""
