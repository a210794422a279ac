"""Teaches the sentence encoder, offline: `make encoder`. Nothing here is part of the product."""
