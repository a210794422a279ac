"""Tells what a message asks, and whether that is sure enough to answer."""
