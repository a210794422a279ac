"""The sentence that closes every clinical answer."""

from functools import lru_cache

from knowledge.loader import load_knowledge


@lru_cache(maxsize=1)
def disclaimer() -> str:
    """Return the one disclaimer: a clinical Reply with any other is refused."""
    return load_knowledge().sentences["disclaimer.closing"].text
