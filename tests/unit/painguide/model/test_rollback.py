import os

import pytest

from painguide.command_line import main
from painguide.model.model_files import ModelError, model_in_use, model_path, trained_models
from painguide.model.rollback import roll_back
from tests.unit.painguide.model.conftest import write_model


def test_a_rollback_goes_back_and_says_how_long_and_how_to_undo_it(models, old_model):
    later = write_model(models / "pain-guide-ba9876543210.tar.gz")
    assert roll_back() == (
        f"From their next start on, commands use models/{old_model.name}, "
        f"trained 28 November 2026, 15:27 UTC, in place of {later.name}. "
        "It stays in use, whatever changes in the files, until 'painguide train'. "
        "'painguide rollback' again undoes this."
    )
    assert model_in_use() == old_model


def test_rasa_run_too_finds_the_rolled_back_model_as_the_newest(models, old_model):
    write_model(models / "pain-guide-ba9876543210.tar.gz")
    roll_back()
    assert trained_models()[0] == old_model


def test_a_second_rollback_returns_to_the_later_model(models, old_model):
    later = write_model(models / "pain-guide-ba9876543210.tar.gz")
    roll_back()
    assert f"commands use models/{later.name}" in roll_back()
    assert model_in_use() == later


def test_back_at_the_model_of_the_present_files_these_decide_again(models, old_model):
    write_model(model_path())
    roll_back()
    assert "It is the model of the present files." in roll_back()
    assert [path.name for path in models.glob("rolled-back")] == []


@pytest.mark.parametrize(
    ("present", "there"),
    [(True, "models/ holds pain-guide-0123456789ab.tar.gz alone"), (False, "models/ is empty")],
)
def test_without_a_model_before_a_rollback_is_one_line_with_the_cure(models, present, there, capsys):
    if present:
        write_model(models / "pain-guide-0123456789ab.tar.gz")
    assert main(["rollback"]) == 1
    assert capsys.readouterr().err == (
        f"painguide rollback: there is no model to go back to: {there}; "
        "'painguide train' keeps the one before from now on.\n"
    )


def test_a_damaged_model_is_not_gone_back_to(models, old_model):
    later = write_model(models / "pain-guide-ba9876543210.tar.gz")
    then = old_model.stat().st_mtime
    old_model.write_bytes(b"")
    os.utime(old_model, (then, then))
    with pytest.raises(
        ModelError, match=f"is damaged: can't go back to it; models/{later.name} stays in use"
    ):
        roll_back()
    assert model_in_use() == later
