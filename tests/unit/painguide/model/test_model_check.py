import errno
from pathlib import Path

import pytest

from painguide.model.model_check import UnusableModelError, check_model
from painguide.model.model_files import ModelError
from tests.unit.painguide.model.conftest import write_model


@pytest.fixture
def model(tmp_path):
    return write_model(tmp_path / "pain-guide-0123456789ab.tar.gz")


def flipped(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def test_a_whole_model_tells_when_it_was_trained(model):
    assert f"{check_model(model):%Y-%m-%d %H:%M}" == "2026-11-28 15:27"


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"no model at all" * 100,
        lambda content: content[:20],
        lambda content: content[: len(content) // 2],
        lambda content: content[:-4],
        flipped,
    ],
    ids=["empty", "garbage", "its head alone", "cut in half", "its last bytes missing", "one bit wrong"],
)
def test_a_damaged_model_is_told(model, damage):
    model.write_bytes(damage(model.read_bytes()))
    with pytest.raises(UnusableModelError, match=r"/pain-guide-0123456789ab\.tar\.gz is damaged$"):
        check_model(model)


def test_a_model_that_cannot_be_read_is_told_with_the_cure(model, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", str(model))

    monkeypatch.setattr("tarfile.open", refuse)
    with pytest.raises(
        ModelError, match=r"can't be read \(Permission denied\); make it readable for this user"
    ):
        check_model(model)


def test_a_model_of_the_present_code_names_classes_that_are_there(tmp_path):
    for uses in ("nlu.tone.tone_reader.ToneReader", "rasa.core.policies.rule_policy.RulePolicy"):
        check_model(write_model(Path(tmp_path) / "pain-guide-1.tar.gz", uses=uses))
