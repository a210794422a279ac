"""How components learn, and what they learn from."""
