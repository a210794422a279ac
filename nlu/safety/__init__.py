"""Finds reports of emergencies; it has the last word."""
