import hashlib
import shutil

import pytest

from nlu.encoder import base_weights
from nlu.encoder.base_weights import BaseWeights, EncoderError, read_base, write_base
from tests.fakes.encoder_base import PACKAGES, TOKENIZER, install, part_name, safetensors, zipped

NUMBERS = {"layer.weight": [[1.0, 2.0], [3.0, 4.0]], "layer.bias": [0.5]}
WEIGHTS = safetensors(NUMBERS)


@pytest.fixture
def site(install_base):
    return install_base(NUMBERS)


def without_metadata(site):
    shutil.rmtree(site / "made_up_part_2-1.dist-info")


def without_record(site):
    (site / "made_up_part_2-1.dist-info" / "RECORD").write_text("")


def without_file(site):
    (site / part_name(PACKAGES[1])).unlink()


def cut_short(site):
    part = site / part_name(PACKAGES[1])
    part.write_bytes(part.read_bytes()[:-30])


def overwritten(site):
    part = site / part_name(PACKAGES[0])
    part.write_bytes(part.read_bytes()[:-40] + b"\xff" * 40)


def without_tokenizer(site):
    install(site, zipped(model_safetensors=WEIGHTS))


def other_weights(site):
    install(site, zipped(model_safetensors=WEIGHTS + b"\0\0\0\0", tokenizer_json=TOKENIZER))


def test_numbers_are_read_by_their_name_in_their_shape():
    weights = BaseWeights(WEIGHTS)
    assert weights["layer.weight"].tolist() == [[1.0, 2.0], [3.0, 4.0]]
    assert weights["layer.bias"].tolist() == [0.5]


def test_a_name_that_the_base_lacks_is_told_with_the_cure():
    with pytest.raises(EncoderError, match=r"base has no 'layer\.scale'; run `make setup` again\.$"):
        BaseWeights(WEIGHTS)["layer.scale"]


def test_the_base_is_put_together_from_its_packages(site):
    weights, tokenizer = read_base()
    assert weights["layer.weight"].tolist() == [[1.0, 2.0], [3.0, 4.0]]
    assert tokenizer == TOKENIZER


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (without_metadata, "package made-up-part-2 is not installed"),
        (without_record, "package made-up-part-2 has lost its content"),
        (without_file, "package made-up-part-2 has lost its content"),
        (cut_short, "base is damaged"),
        (overwritten, "base is damaged"),
        (without_tokenizer, "base is damaged"),
        (other_weights, "base is not the one pinned"),
    ],
)
def test_a_base_that_is_not_whole_is_told_with_the_cure(site, fault, told):
    fault(site)
    with pytest.raises(EncoderError, match=rf"{told}; run `make setup` again\.$"):
        read_base()


def test_what_teaching_reads_is_written_into_a_folder(site, tmp_path, monkeypatch):
    monkeypatch.setattr(base_weights, "_READ_BY_TEACHING", ("tokenizer.json",))
    write_base(tmp_path / "base")
    written = {path.name: path.read_bytes() for path in (tmp_path / "base").iterdir()}
    assert written == {"model.safetensors": WEIGHTS, "tokenizer.json": TOKENIZER}
    assert hashlib.sha256(WEIGHTS).hexdigest() == base_weights.WEIGHTS_SHA256
