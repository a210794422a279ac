"""Brings a message into one form, and reads its words."""
