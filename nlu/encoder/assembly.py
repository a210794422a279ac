"""Puts the sentence encoder together: base weights, what was taught, and the graph, in one folder.

A base of 110 million numbers comes with the lock; what training changed is a low-rank update of
8 MB in `weights/`. Both are merged once, rounded to 8 bits, and kept in `.cache/encoder/`: the
same on every machine, since sums are made in double precision and compared by hash.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nlu.encoder.base_weights import DAMAGED_ARCHIVE, BaseWeights, EncoderError, read_base

WEIGHTS_DIRECTORY = Path(__file__).parent / "weights"
GRAPH_FILE, NUMBERS_FILE, TOKENIZER_FILE = "encoder.onnx", "encoder.bin", "tokenizer.json"
_UPDATES_FILE, _LAYOUT_FILE = "updates.npz", "layout.json"
_ALIGNMENT = 64
# Of 8 bits the half: products of full ones overflow on processors without VNNI.
_SIGNED_LEVELS = 64
_UNSIGNED_LEVELS = 255
_BLOCK = 2**20

Numbers = npt.NDArray[Any]
Updates = Mapping[str, Numbers]


@lru_cache(maxsize=1)
def encoder_version() -> str:
    """Return a hash of everything that decides what the encoder computes.

    Raises:
        EncoderError: What was taught can't be read.
    """
    digest = hashlib.sha256()
    for name in (GRAPH_FILE, _UPDATES_FILE, _LAYOUT_FILE):
        digest.update(_read(WEIGHTS_DIRECTORY / name))
    return digest.hexdigest()[:16]


def encoder_folder() -> Path:
    """Return where the assembled encoder is, or would be."""
    return Path(__file__).parent.parent.parent / ".cache" / "encoder" / encoder_version()


def assembled_encoder() -> Path:
    """Return the folder with the encoder's graph, numbers and tokenizer; makes it where it is missing.

    Raises:
        EncoderError: The base or what was taught is missing or damaged, or the folder can't be written.
    """
    folder = encoder_folder()
    if not folder.is_dir():
        try:
            _assemble(folder)
        except OSError as error:
            raise EncoderError(
                f"{folder} can't be written ({error.strerror}); free some space, or make it writable."
            ) from error
    return folder


def _assemble(folder: Path) -> None:
    base, tokenizer = read_base()
    layout, updates = _read_taught()
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        digest = write_numbers(unfinished / NUMBERS_FILE, layout["numbers"], base, updates)
        if digest != layout["sha256"]:
            raise EncoderError(
                "The sentence encoder came out unlike the one that was measured; run `make setup` again."
            )
        shutil.copy(WEIGHTS_DIRECTORY / GRAPH_FILE, unfinished / GRAPH_FILE)
        (unfinished / TOKENIZER_FILE).write_bytes(tokenizer)
        unfinished.chmod(0o755)
        _put(unfinished, folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _read_taught() -> tuple[dict[str, Any], Updates]:
    try:
        layout = json.loads(_read(WEIGHTS_DIRECTORY / _LAYOUT_FILE))
        with np.load(WEIGHTS_DIRECTORY / _UPDATES_FILE) as updates:
            return layout, dict(updates)
    except DAMAGED_ARCHIVE as error:
        raise EncoderError(f"{WEIGHTS_DIRECTORY} holds a damaged file; restore the folder.") from error


def _put(unfinished: Path, folder: Path) -> None:
    try:
        unfinished.rename(folder)
    except OSError:
        # Another process may have been quicker: then this one's is not needed.
        if not folder.is_dir():
            raise


def write_numbers(path: Path, layout: list[dict[str, Any]], base: BaseWeights, updates: Updates) -> str:
    """Writes the numbers that stand outside the graph, in the order of a layout; returns their hash."""
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for content in _contents(layout, base, updates):
            padded = content + b"\0" * (-len(content) % _ALIGNMENT)
            digest.update(padded)
            file.write(padded)
    return digest.hexdigest()


def _contents(layout: list[dict[str, Any]], base: BaseWeights, updates: Updates) -> Iterator[bytes]:
    """Yield the bytes of each number outside the graph, in the order of the layout."""
    merged: dict[str, Numbers] = {}
    for item in layout:
        source = item["from"]
        if source not in merged:
            merged = {source: _merged(source, base, updates)}
        numbers = merged[source].T if item["transposed"] else merged[source]
        yield np.ascontiguousarray(_part(numbers, item).astype(item["type"])).tobytes()


def _merged(source: str, base: BaseWeights, updates: Updates) -> Numbers:
    """Return the numbers of a source: of the base with its update and smoothing, or of what was taught."""
    if source in updates:
        return updates[source].astype(np.float64)
    if source.endswith(".inverse"):
        return 1.0 / updates[f"smoothing.{_layer_name(source, '.inverse')}"].astype(np.float32)
    smoothed = source.endswith(".linear.weight")
    name = source.replace(".linear.", ".").replace("base.", "", 1)
    numbers = base[name].astype(np.float64)
    linear = source.removesuffix(".linear.weight")
    if smoothed and f"{linear}.up" in updates:
        numbers = numbers + updates[f"{linear}.up"].astype(np.float64) @ updates[f"{linear}.down"].astype(
            np.float64
        )
    if smoothed:
        scale = updates[f"smoothing.{_layer_name(source, '.linear.weight')}"]
        numbers = numbers.astype(np.float32) * scale.astype(np.float32)
    return numbers


def _layer_name(source: str, ending: str) -> str:
    return source.removeprefix("base.encoder.layer.").removesuffix(ending)


def _part(numbers: Numbers, item: Mapping[str, Any]) -> Numbers:
    """Return the numbers as they are, or one part of their 8-bit form."""
    if not item["part"]:
        return numbers.reshape(item["shape"])
    scale, zero, least, most = _levels(numbers, item["levels"])
    if item["part"] == "quantized":
        # In blocks: the words' numbers take 190 MB, and each step would make as much again.
        blocks = np.array_split(numbers, 1 + numbers.size // _BLOCK)
        rounded = (np.clip(np.rint(block / scale) + zero, least, most) for block in blocks)
        return np.concatenate([block.astype(item["type"]) for block in rounded])
    return np.broadcast_to({"scale": scale, "zero_point": np.asarray(zero)}[item["part"]], item["shape"])


def _levels(numbers: Numbers, levels: str) -> tuple[Numbers, int, int, int]:
    """Return scale and zero point of the 8-bit form, and the least and the most of its numbers."""
    if levels == "unsigned":
        low, high = min(float(numbers.min()), 0.0), max(float(numbers.max()), 0.0)
        scale = (high - low) / _UNSIGNED_LEVELS
        return np.asarray(scale), round(-low / scale), 0, _UNSIGNED_LEVELS
    return np.abs(numbers).max(axis=0) / _SIGNED_LEVELS, 0, -_SIGNED_LEVELS, _SIGNED_LEVELS


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EncoderError(f"{path} can't be read ({error.strerror}); restore it.") from error


if __name__ == "__main__":
    assembled_encoder()
