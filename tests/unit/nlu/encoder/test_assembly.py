"""A base of two matrices is put together with what was taught; every number is written out."""

import hashlib
import json
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from nlu.encoder import assembly
from nlu.encoder.assembly import assembled_encoder, encoder_version
from nlu.encoder.base_weights import EncoderError
from tests.fakes.encoder_base import PACKAGES, TOKENIZER, part_name

GRAPH = b"the graph without its numbers"
QUERY, KEY = "base.encoder.layer.0.attention.attn.q", "base.encoder.layer.1.attention.attn.k"
WORDS = "base.embeddings.word_embeddings.weight"
BASE = {
    "encoder.layer.0.attention.attn.q.weight": [[1.0, 2.0], [3.0, 4.0]],
    "encoder.layer.0.attention.attn.q.bias": [0.5, -0.5],
    "encoder.layer.1.attention.attn.k.weight": [[1.0, -2.0], [0.0, 8.0]],
    "embeddings.word_embeddings.weight": [[-1.0, 0.0], [0.5, 1.55]],
}
UPDATES = {
    # [[1, 2], [3, 4]] + [[1], [0]] @ [[0.5, 0.5]] = [[1.5, 2.5], [3, 4]]
    f"{QUERY}.up": [[1.0], [0.0]],
    f"{QUERY}.down": [[0.5, 0.5]],
    # times [2, 0.5] = [[3, 1.25], [6, 2]]
    "smoothing.0.attention.attn.q": [2.0, 0.5],
    "smoothing.1.attention.attn.k": [1.0, 0.25],
    "projection.weight": [[0.25, -1.0]],
}
# How each number is made (from, turned, levels, part, shape, type), and what it must be.
NUMBERS = [
    # Turned it is [[3, 6], [1.25, 2]]: 64 levels for the largest of each column.
    (QUERY + ".linear.weight", True, "signed", "quantized", [2, 2], "int8", [[64, 64], [27, 21]]),
    (QUERY + ".linear.weight", True, "signed", "scale", [2], "float32", [3 / 64, 6 / 64]),
    (QUERY + ".linear.weight", True, "signed", "zero_point", [2], "int8", [0, 0]),
    (QUERY + ".inverse", False, "signed", "", [2], "float32", [0.5, 2.0]),
    (QUERY + ".linear.bias", False, "signed", "", [2], "float32", [0.5, -0.5]),
    # Not taught, only smoothed: [[1, -0.5], [0, 2]].
    (KEY + ".linear.weight", False, "signed", "quantized", [2, 2], "int8", [[64, -16], [0, 64]]),
    (KEY + ".linear.weight", False, "signed", "scale", [2], "float32", [1 / 64, 2 / 64]),
    # From -1 to 1.55 in steps of 0.01, the 100th of which is naught.
    (WORDS, False, "unsigned", "quantized", [2, 2], "uint8", [[0, 100], [150, 255]]),
    (WORDS, False, "unsigned", "scale", [], "float32", 0.01),
    (WORDS, False, "unsigned", "zero_point", [], "uint8", 100),
    ("projection.weight", False, "signed", "", [1, 2], "float32", [[0.25, -1.0]]),
    ("projection.weight", True, "signed", "", [2, 1], "float32", [[0.25], [-1.0]]),
]
FIELDS = ("from", "transposed", "levels", "part", "shape", "type")
# Each number begins at a multiple of 64 bytes.
EXPECTED = b"".join(np.array(values, dtype=kind).tobytes().ljust(64, b"\0") for *_, kind, values in NUMBERS)


@pytest.fixture
def site(install_base):
    return install_base(BASE)


@pytest.fixture
def taught(tmp_path, monkeypatch):
    """The folder of what was taught; the cache beside it is empty."""
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "encoder.onnx").write_bytes(GRAPH)
    write_updates(folder, UPDATES)
    write_layout(folder, hashlib.sha256(EXPECTED).hexdigest())
    monkeypatch.setattr(assembly, "WEIGHTS_DIRECTORY", folder)
    monkeypatch.setattr(assembly, "encoder_folder", lambda: tmp_path / "cache" / encoder_version())
    encoder_version.cache_clear()
    yield folder
    encoder_version.cache_clear()


def write_updates(folder, updates):
    arrays = {name: np.array(values, dtype=np.float16) for name, values in updates.items()}
    np.savez(folder / "updates.npz", **arrays)


def write_layout(folder, digest):
    items = [dict(zip(FIELDS, made, strict=True)) for *made, _ in NUMBERS]
    (folder / "layout.json").write_text(json.dumps({"sha256": digest, "numbers": items}))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


WHOLE = {"encoder.onnx": GRAPH, "encoder.bin": EXPECTED, "tokenizer.json": TOKENIZER}


def test_the_numbers_are_base_and_update_and_smoothing_rounded_to_8_bits(site, taught):
    written = contents(assembled_encoder())["encoder.bin"]
    for place, (name, _, _, part, shape, kind, values) in enumerate(NUMBERS):
        found = np.frombuffer(written, dtype=kind, count=int(np.prod(shape)), offset=64 * place)
        assert found.reshape(shape) == pytest.approx(np.array(values, kind)), (name, part)


def test_graph_numbers_and_tokenizer_are_in_one_folder(site, taught):
    assert contents(assembled_encoder()) == WHOLE


def test_what_is_put_together_is_not_made_again(site, taught, monkeypatch):
    folder = assembled_encoder()
    monkeypatch.setattr(assembly, "read_base", lambda: pytest.fail("read again"))
    assert assembled_encoder() == folder


@pytest.mark.parametrize("name", ["encoder.onnx", "updates.npz", "layout.json"])
def test_another_teaching_is_another_version(taught, name):
    before = encoder_version()
    encoder_version.cache_clear()
    with (taught / name).open("ab") as file:
        file.write(b" ")
    assert encoder_version() != before


def nothing_is_left(taught):
    cache = taught.parent / "cache"
    return not cache.exists() or list(cache.iterdir()) == []


def test_numbers_unlike_those_that_were_measured_are_refused(site, taught):
    write_updates(taught, {**UPDATES, "projection.weight": [[0.25, -1.5]]})
    with pytest.raises(
        EncoderError, match="came out unlike the one that was measured; run `make setup` again"
    ):
        assembled_encoder()
    assert nothing_is_left(taught)


def test_a_base_that_is_not_installed_is_told_with_the_cure(site, taught):
    (site / part_name(PACKAGES[0])).unlink()
    with pytest.raises(EncoderError, match="made-up-part-1 has lost its content; run `make setup` again"):
        assembled_encoder()


@pytest.mark.parametrize("name", ["encoder.onnx", "updates.npz", "layout.json"])
def test_a_missing_file_of_what_was_taught_is_told_with_the_cure(site, taught, name):
    (taught / name).unlink()
    with pytest.raises(EncoderError, match=rf"{name} can't be read \(No such file .*\); restore it"):
        assembled_encoder()


@pytest.mark.parametrize("name", ["updates.npz", "layout.json"])
def test_a_damaged_file_of_what_was_taught_is_told_with_the_cure(site, taught, name):
    (taught / name).write_bytes((taught / name).read_bytes()[:-40])
    with pytest.raises(EncoderError, match="weights holds a damaged file; restore the folder"):
        assembled_encoder()


def test_a_folder_that_cannot_be_written_is_told_with_the_cure(site, taught):
    (taught.parent / "cache").write_text("a file stands where the folder would be")
    with pytest.raises(EncoderError, match=r"can't be written .*; free some space, or make it writable"):
        assembled_encoder()


@pytest.mark.parametrize("most_bytes", [0, 70, len(EXPECTED) - 1])
def test_a_full_disk_is_told_with_the_cure_and_leaves_nothing(site, taught, full_disk, most_bytes):
    told = r"can't be written \(File too large\); free some space"
    with full_disk(most_bytes), pytest.raises(EncoderError, match=told):
        assembled_encoder()
    assert nothing_is_left(taught)


def test_two_processes_at_once_leave_one_whole_folder(site, taught, monkeypatch):
    both, read_base = threading.Barrier(2, timeout=30), assembly.read_base

    def read_together():
        both.wait()
        return read_base()

    # Both have seen by then that there is no folder.
    monkeypatch.setattr(assembly, "read_base", read_together)
    encoder_version()
    with ThreadPoolExecutor(2) as workers:
        first, second = workers.map(lambda _: assembled_encoder(), range(2))
    assert first == second
    assert contents(first) == WHOLE
    assert [path.name for path in first.parent.iterdir()] == [first.name]
