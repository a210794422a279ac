"""Costs that tests decide by: those of config.yml may be tuned, and these stay."""

_SAID = ("fact", "two_facts", "not_covered", "advice", "statement", "talk", "out_of_scope", "clarify")
_TABLE = {
    "fact": (0.8, 0.8, 0.6, 0.7, 0.7, 0.8, 0.8, 0.4),
    "not_covered": (1.0, 1.0, 0.4, 0.4, 0.7, 0.8, 0.5, 0.4),
    "advice": (1.0, 1.0, 0.4, 0.1, 0.7, 0.8, 0.5, 0.5),
    "statement": (0.6, 0.7, 0.6, 0.6, 0.1, 0.3, 0.6, 0.4),
    "talk": (0.7, 0.8, 0.6, 0.6, 0.3, 0.6, 0.5, 0.4),
    "out_of_scope": (0.9, 0.9, 0.5, 0.4, 0.4, 0.4, 0.0, 0.4),
}
SECOND_FACT = 0.1


def cost_table() -> dict[str, dict[str, float]]:
    """Return a table of costs that a test may change."""
    return {kind: dict(zip(_SAID, row, strict=True)) for kind, row in _TABLE.items()}
