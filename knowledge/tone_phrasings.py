"""Reads the messages that the tone reader learns from."""

from functools import lru_cache
from pathlib import Path

from knowledge.located_yaml import LINE, KnowledgeError, read_located_yaml

TONE_FILE = Path(__file__).parent / "tone" / "phrasings.yml"
NEUTRAL = "neutral"
TONES = ("worried", "frustrated", "angry", NEUTRAL)


@lru_cache(maxsize=1)
def load_tone_phrasings(path: Path = TONE_FILE) -> dict[str, tuple[str, ...]]:
    """Return the messages of each tone.

    Raises:
        KnowledgeError: A tone is missing, unknown or has no messages.
    """
    values = read_located_yaml(path) or {}
    found = {name: texts for name, texts in values.items() if name != LINE}
    if set(found) != set(TONES) or not all(isinstance(texts, list) and texts for texts in found.values()):
        raise KnowledgeError(f"{path.name}:1: expected a list of messages for each of {', '.join(TONES)}.")
    return {name: tuple(str(text) for text in texts) for name, texts in found.items()}
