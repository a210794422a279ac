import numpy as np
import pytest

from nlu.encoder import known_vectors
from nlu.encoder.known_vectors import KnownVectors
from tests.fakes.encoder import FakeEncoder

TEXTS = ["does it hurt", "how long does it last", "does it hurt", "what is a nerve block"]


@pytest.fixture(autouse=True)
def version(monkeypatch):
    monkeypatch.setattr(known_vectors, "encoder_version", lambda: "the first")


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "vectors.npz"


@pytest.fixture
def computed(tmp_path, kept):
    """Looks up the vectors of texts; returns the texts that had to be encoded for it."""

    def look_up(texts, carried=tmp_path / "none.npz", kept=kept):
        encoder = FakeEncoder()
        KnownVectors(carried, kept).of(texts, encoder)
        return encoder.encoded

    return look_up


def test_each_text_gets_its_vector_of_length_1_as_near_as_8_bits_allow(kept):
    encoder = FakeEncoder()
    vectors = KnownVectors(kept, kept).of(TEXTS, encoder)
    exact = np.stack([encoder.encode(text).vector for text in TEXTS])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert (vectors * exact).sum(axis=1) == pytest.approx(1.0, abs=1e-3)


def test_a_text_is_encoded_once_and_then_known(computed):
    assert computed(TEXTS) == ["does it hurt", "how long does it last", "what is a nerve block"]
    assert computed([*TEXTS, "is it new"]) == ["is it new"]
    assert computed(["is it new", *TEXTS]) == []


def test_vectors_that_are_carried_are_known(computed, tmp_path):
    carried = tmp_path / "carried.npz"
    KnownVectors(carried, tmp_path / "other.npz").write(carried, TEXTS[:2], FakeEncoder())
    assert computed(TEXTS, carried) == ["what is a nerve block"]


def test_what_is_carried_holds_the_texts_asked_for_and_no_others(computed, kept, tmp_path):
    carried = tmp_path / "carried.npz"
    known = KnownVectors(carried, kept)
    known.of(TEXTS, FakeEncoder())
    known.write(carried, TEXTS[:1], FakeEncoder())
    assert computed(TEXTS, carried, tmp_path / "empty.npz") == TEXTS[1:2] + TEXTS[3:]


def test_vectors_of_another_encoder_are_computed_again(computed, monkeypatch):
    computed(TEXTS)
    monkeypatch.setattr(known_vectors, "encoder_version", lambda: "the second")
    assert computed(TEXTS[:2]) == TEXTS[:2]


def of_fewer_numbers(path):
    np.savez(path, encoder="the first", keys=np.zeros(2, dtype=np.uint64), vectors=np.zeros((2, 8), np.int8))


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"garbage" * 99),
        lambda path: path.write_bytes(path.read_bytes()[:-40]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"PK", b"KP", 1)),
        lambda path: np.savez(path, encoder="the first"),
        of_fewer_numbers,
    ],
    ids=["empty", "garbage", "cut short", "not an archive", "without vectors", "of fewer numbers"],
)
def test_a_damaged_file_counts_as_none_and_is_mended(computed, kept, damage):
    computed(TEXTS[:2])
    damage(kept)
    assert computed(TEXTS[:2]) == TEXTS[:2]
    assert computed(TEXTS[:2]) == []


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(computed, tmp_path):
    (tmp_path / "file").write_text("a file stands where the folder would be")
    for _ in range(2):
        assert computed(TEXTS[:2], kept=tmp_path / "file" / "vectors.npz") == TEXTS[:2]


def test_a_full_disk_costs_time_and_leaves_nothing(computed, kept, full_disk):
    with full_disk(100):
        assert computed(TEXTS[:2]) == TEXTS[:2]
    assert list(kept.parent.iterdir()) == []
    assert computed(TEXTS[:2]) == TEXTS[:2]


def test_what_cannot_be_carried_is_told(kept, tmp_path):
    with pytest.raises(FileNotFoundError):
        KnownVectors(kept, kept).write(tmp_path / "none" / "carried.npz", TEXTS, FakeEncoder())
