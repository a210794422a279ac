"""Vectors of phrasings that were encoded before: training need not compute them again. Knows nothing of Rasa.

The project carries those of its own phrasings beside the encoder; those of a clinic's are kept in
`.cache/encoder/`. A vector is rounded to 8 bits, which is finer than what training tells apart.
"""

import contextlib
import hashlib
import io
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlu.encoder.assembly import WEIGHTS_DIRECTORY, encoder_folder, encoder_version
from nlu.encoder.base_weights import DAMAGED_ARCHIVE
from nlu.encoder.text_encoder import DIMENSIONS, Encoding, TextEncoder, Vector

CARRIED_FILE = WEIGHTS_DIRECTORY / "vectors.npz"
_LEVELS = 127


class KnownVectors:
    """The vectors known of one encoder; looks up, computes and keeps."""

    def __init__(self, carried: Path | None = None, kept: Path | None = None) -> None:
        """Reads what is carried and kept; a file that is damaged, or of another encoder, counts as none."""
        self._kept = kept or encoder_folder() / "vectors.npz"
        self._keys, self._vectors = _joined(_read(carried or CARRIED_FILE), _read(self._kept))
        self._places = {int(key): place for place, key in enumerate(self._keys)}

    def of(self, texts: Sequence[str], encoder: TextEncoder) -> Vector:
        """Return the vectors of texts, a row each, of length 1; computes and keeps those not known."""
        keys = [_key(text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._places}
        if missing:
            self._add(list(missing), encoder.encode_many(list(missing.values())))
        rows = self._vectors[[self._places[key] for key in keys]].astype(np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def write(self, path: Path, texts: Sequence[str], encoder: TextEncoder) -> None:
        """Writes the vectors of these texts, and no others, to a file that can be carried.

        Raises:
            OSError: The file can't be written.
        """
        self.of(texts, encoder)
        keys = sorted({_key(text) for text in texts})
        places = [self._places[key] for key in keys]
        _write(path, np.array(keys, dtype=np.uint64), self._vectors[places])

    def _add(self, keys: list[int], encodings: Sequence[Encoding]) -> None:
        vectors = np.stack([encoding.vector for encoding in encodings])
        scale = _LEVELS / np.abs(vectors).max(axis=1, keepdims=True)
        rounded = np.rint(vectors * scale).astype(np.int8)
        self._places.update({key: len(self._keys) + place for place, key in enumerate(keys)})
        self._keys = np.concatenate([self._keys, np.array(keys, dtype=np.uint64)])
        self._vectors = np.concatenate([self._vectors, rounded])
        # A folder that can't be written costs time in the next training, and nothing else.
        with contextlib.suppress(OSError):
            _write(self._kept, self._keys, self._vectors)


def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little")


Table = tuple[npt.NDArray[np.uint64], npt.NDArray[np.int8]]


def _read(path: Path) -> Table:
    # Missing or damaged: what it held is computed again.
    with (
        contextlib.suppress(OSError, *DAMAGED_ARCHIVE),
        np.load(path) as found,
    ):
        keys, vectors = found["keys"], found["vectors"]
        if str(found["encoder"]) == encoder_version() and vectors.shape == (len(keys), DIMENSIONS):
            return keys, vectors
    return np.zeros(0, dtype=np.uint64), np.zeros((0, DIMENSIONS), dtype=np.int8)


def _joined(first: Table, second: Table) -> Table:
    new = ~np.isin(second[0], first[0])
    return np.concatenate([first[0], second[0][new]]), np.concatenate([first[1], second[1][new]])


def _write(path: Path, keys: npt.NDArray[np.uint64], vectors: npt.NDArray[np.int8]) -> None:
    # In memory first: numpy leaves a file open that a full disk did not take.
    content = io.BytesIO()
    np.savez(content, encoder=encoder_version(), keys=keys, vectors=vectors)
    unfinished = path.with_name(f"{path.stem}-{os.getpid()}.npz")
    try:
        unfinished.write_bytes(content.getvalue())
        unfinished.replace(path)
    except OSError:
        # A disk that takes nothing refuses even to remove what is not there.
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise
