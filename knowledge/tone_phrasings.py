"""Reads the messages that the tone reader learns from."""

from functools import lru_cache
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from knowledge.yaml_reader import read_yaml

TONE_FILE = Path(__file__).parent / "tone" / "phrasings.yml"
NEUTRAL = "neutral"
TONES = ("worried", "frustrated", "angry", NEUTRAL)


@lru_cache(maxsize=1)
def load_tone_phrasings(path: Path = TONE_FILE) -> dict[str, tuple[str, ...]]:
    """Return the messages of each tone.

    Raises:
        KnowledgeError: A tone is missing, unknown or has no messages.
    """
    lists = read_yaml(path).fields()
    found = {tone: tuple(text.text() for text in texts.items()) for tone, texts in lists.items()}
    if set(found) != set(TONES) or not all(found.values()):
        raise KnowledgeError(f"{path.name}:1: expected a list of messages for each of {', '.join(TONES)}.")
    return found
