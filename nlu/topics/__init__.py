"""Finds the topics of the knowledge that a message names."""
