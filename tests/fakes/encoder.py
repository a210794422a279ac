"""A sentence encoder for tests: small, the same on every machine, and it counts what it is asked."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from nlu.encoder.text_encoder import ALARM_CLASSES, DIMENSIONS, Encoding, Vector

CALM = 6.0
ALARMED = 9.0


class FakeEncoder:
    """Texts that share words are near each other; some words alarm it."""

    def __init__(self, alarming: Mapping[str, str] | None = None) -> None:
        """Creates an encoder; `alarming` gives words and the tier each reports."""
        self.alarming = dict(alarming or {})
        self.encoded: list[str] = []

    def encode(self, text: str) -> Encoding:
        self.encoded.append(text)
        words = text.lower().split() or [""]
        vector = sum((_of_word(word) for word in words), np.zeros(DIMENSIONS, dtype=np.float32))
        scores = np.zeros(len(ALARM_CLASSES), dtype=np.float32)
        scores[ALARM_CLASSES.index("")] = CALM
        for word in words:
            if word in self.alarming:
                scores[ALARM_CLASSES.index(self.alarming[word])] = ALARMED
        return Encoding(vector / np.linalg.norm(vector), scores)

    def encode_many(self, texts: Sequence[str]) -> list[Encoding]:
        return [self.encode(text) for text in texts]


@lru_cache(maxsize=4096)
def _of_word(word: str) -> Vector:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "little")
    return np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float32)
