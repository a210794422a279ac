"""Turns texts into vectors, and tells how alarming they sound, with the encoder taught for this bot.

Knows nothing of Rasa.
"""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from nlu.encoder.assembly import GRAPH_FILE, TOKENIZER_FILE, assembled_encoder

DIMENSIONS = 256
# In the order of the scores that the encoder gives; "" is harmless.
ALARM_CLASSES = ("A", "B", "C", "D", "E", "")
_MOST_WORD_PIECES = 64
_CACHED_TEXTS = 2048
_TRAINING_WORKERS = 2

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Encoding:
    """What the encoder makes of a text: a vector of length 1, and scores (logits) of `ALARM_CLASSES`."""

    vector: Vector
    alarm: Vector


class TextEncoder:
    """Encodes texts on one thread each, and remembers the latest ones."""

    def __init__(self) -> None:
        """Loads the encoder, and puts it together where that has not been done.

        Raises:
            EncoderError: It can't be put together.
        """
        folder = assembled_encoder()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / GRAPH_FILE), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.no_padding()
        # A long story ends with its question, so its beginning is what goes.
        self._tokenizer.enable_truncation(_MOST_WORD_PIECES, direction="left")
        self._cache: OrderedDict[str, Encoding] = OrderedDict()

    def encode(self, text: str) -> Encoding:
        """Return what the encoder makes of a text."""
        encoding = self._cache.get(text)
        if encoding is None:
            encoding = self._cache[text] = self._compute(text)
            if len(self._cache) > _CACHED_TEXTS:
                self._cache.popitem(last=False)
        else:
            self._cache.move_to_end(text)
        return encoding

    def encode_many(self, texts: Sequence[str]) -> list[Encoding]:
        """Return what the encoder makes of many texts; they do not enter the cache."""
        with ThreadPoolExecutor(_TRAINING_WORKERS) as workers:
            return list(workers.map(self._compute, texts))

    def _compute(self, text: str) -> Encoding:
        # One text at a time: the graph rounds to 8 bits by the range of all that it is given at once,
        # so a text would change with those beside it, by a fiftieth. Batches save no time either.
        pieces = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        vectors, alarms = self._session.run(None, {"input_ids": pieces})
        return Encoding(vectors[0], alarms[0])


@lru_cache(maxsize=1)
def shared_encoder() -> TextEncoder:
    """Return the process's one encoder: every reading and component shares its cache."""
    return TextEncoder()
