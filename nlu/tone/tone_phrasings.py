"""Reads the messages that the tone reader learns from."""

from functools import lru_cache
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from nlu.training.phrasing_file import read_phrasing_file

TONE_FILE = Path(__file__).parent.parent.parent / "data" / "tone" / "phrasings.txt"
NEUTRAL = "neutral"
TONES = ("worried", "frustrated", "angry", NEUTRAL)


@lru_cache(maxsize=1)
def load_tone_phrasings(path: Path = TONE_FILE) -> dict[str, tuple[str, ...]]:
    """Return the messages of each tone.

    Raises:
        KnowledgeError: The file can't be used, or a tone is missing or unknown.
    """
    found: dict[str, list[str]] = {}
    for phrasing in read_phrasing_file(path):
        found.setdefault(phrasing.kind, []).append(phrasing.text)
    if set(found) != set(TONES):
        raise KnowledgeError(f"{path.name}:1: expected messages of each of {', '.join(TONES)}; add them.")
    return {tone: tuple(texts) for tone, texts in found.items()}
