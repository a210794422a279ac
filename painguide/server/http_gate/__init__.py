"""Reads each request whole and strictly before Sanic does: the one patch of Sanic (docs/decisions/0007)."""
