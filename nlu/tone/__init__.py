"""Tells how the writer feels."""
