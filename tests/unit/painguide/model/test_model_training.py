import errno
from types import SimpleNamespace

import pytest
from rasa.engine.exceptions import GraphComponentException
from rasa.shared.exceptions import RasaException

from painguide.model import model_files
from painguide.model.model_files import ModelError, model_path
from painguide.model.model_training import ensure_model, ensure_present_model, train_model
from painguide.model.rasa_training import TrainingError
from painguide.model.rollback import roll_back
from tests.unit.painguide.model.conftest import names, train_quickly, write_model


@pytest.fixture
def trained(rasa_trains):
    rasa_trains(train_quickly)


@pytest.fixture
def not_trained(rasa_trains):
    rasa_trains(lambda **_: pytest.fail("trained again"))


def test_a_new_model_is_used_and_the_one_before_kept(models, old_model, trained, capsys):
    assert ensure_model() == model_path()
    assert names(models) == sorted([old_model.name, model_path().name])
    output = capsys.readouterr()
    assert output.out == ""
    started, done = output.err.splitlines()
    assert started == "Training the model: config, domain, data or knowledge changed (about a minute) ..."
    assert done.startswith("Trained in ")
    assert done.endswith(f"{model_path().name}; 'painguide rollback' goes back to {old_model.name}")


def test_models_older_than_the_one_before_are_removed(models, old_model, trained):
    write_model(models / "pain-guide-ba9876543210.tar.gz")
    ensure_model()
    assert names(models) == sorted(["pain-guide-ba9876543210.tar.gz", model_path().name])


def test_a_change_in_a_file_of_voices_asks_for_another_model(tmp_path, monkeypatch):
    voice = tmp_path / "data" / "voices" / "a_miner.txt"
    voice.parent.mkdir(parents=True)
    monkeypatch.setattr(model_files, "ROOT", tmp_path)
    for name, file in (
        ("DATA_DIRECTORY", "data"),
        ("CONFIG_FILE", "config.yml"),
        ("DOMAIN_FILE", "domain.yml"),
    ):
        monkeypatch.setattr(model_files, name, tmp_path / file)
    for file in (tmp_path / "config.yml", tmp_path / "domain.yml", voice):
        file.write_text("voice: blunt\n", encoding="utf-8")
    before = model_path()
    voice.write_text("voice: kind\n", encoding="utf-8")
    assert model_path() != before


def test_a_model_of_the_present_files_is_not_trained_again(models, not_trained, capsys):
    write_model(model_path())
    assert ensure_model() == model_path()
    assert capsys.readouterr().err == ""


def test_an_interrupted_training_leaves_nothing_that_counts_as_a_model(models, old_model, rasa_trains):
    def interrupt(**options):
        train_quickly(**options)
        raise KeyboardInterrupt

    rasa_trains(interrupt)
    with pytest.raises(KeyboardInterrupt):
        ensure_model()
    assert names(models) == [old_model.name]


def test_a_failed_training_tells_what_rasa_said_and_keeps_the_old_model(models, old_model, rasa_trains):
    def fail(**_):
        print("No training data given.")
        return SimpleNamespace(model=None)

    rasa_trains(fail)
    with pytest.raises(TrainingError, match=r"'painguide check' says why\. It said: No training data given"):
        ensure_model()
    assert names(models) == [old_model.name]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"version": "3.5.0"}, "was trained by Rasa 3.5.0, not 3.6.21"),
        (
            {"uses": "nlu.old_gate.OldGate"},
            "was trained by other code: there is no nlu.old_gate.OldGate here",
        ),
        (None, "is damaged"),
    ],
)
def test_a_model_that_cannot_be_used_is_set_aside_and_trained_anew(models, trained, capsys, options, why):
    if options is None:
        model_path().write_bytes(b"no model")
    else:
        write_model(model_path(), **options)
    assert ensure_model() == model_path()
    name = model_path().name
    assert names(models) == [name, f"{name}.damaged"]
    told = capsys.readouterr().err.splitlines()[0]
    assert told.startswith(f"Training the model: models/{name} {why}, and is set aside as {name}.damaged (")


def test_what_was_set_aside_goes_with_the_next_training(models, trained):
    (models / "pain-guide-0123456789ab.tar.gz.damaged").touch()
    ensure_model()
    assert names(models) == [model_path().name]


def test_a_rolled_back_model_is_used_though_the_files_have_changed(models, old_model, not_trained, capsys):
    write_model(models / "pain-guide-ba9876543210.tar.gz")
    roll_back()
    assert ensure_model() == old_model
    assert capsys.readouterr().err.splitlines() == [
        f"In use is models/{old_model.name}, which 'painguide rollback' went back to, "
        "whatever the files say; 'painguide train' ends that."
    ]


def test_the_present_files_are_tested_whatever_was_rolled_back(models, old_model, not_trained):
    write_model(model_path())
    roll_back()
    assert ensure_present_model() == model_path()
    assert ensure_model() == old_model


def test_training_ends_a_rollback_and_keeps_the_model_that_was_in_use(models, old_model, trained):
    write_model(models / "pain-guide-ba9876543210.tar.gz")
    roll_back()
    assert train_model() == model_path()
    assert ensure_model() == model_path()
    assert names(models) == sorted([old_model.name, model_path().name])


def test_a_rolled_back_model_that_is_gone_is_told_with_the_cure(models, old_model, not_trained):
    write_model(model_path())
    roll_back()
    old_model.unlink()
    with pytest.raises(ModelError, match=r"is gone; 'painguide train' makes a model of the present files\.$"):
        ensure_model()


def test_a_rolled_back_model_that_is_damaged_is_told_and_nothing_trained(models, old_model, not_trained):
    write_model(model_path())
    roll_back()
    old_model.write_bytes(old_model.read_bytes()[:1000])
    with pytest.raises(
        ModelError, match=r"ab\.tar\.gz is damaged, though .* went back to it; 'painguide train'"
    ):
        ensure_model()
    assert old_model.is_file()


def test_a_rollback_whose_choice_cannot_be_read_is_told_with_the_cure(models, not_trained):
    (models / "rolled-back").mkdir()
    with pytest.raises(ModelError, match=r"can't be read \(Is a directory\); make it readable, or remove it"):
        ensure_model()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, r"no room to train or unpack the model \(No space left on device\); free some"),
        (errno.EROFS, r"models/x: Read-only file system; let this user read and write there\.$"),
        (errno.EACCES, r"models/x: Permission denied; let this user read and write there\.$"),
    ],
)
def test_a_disk_that_refuses_is_told_in_a_line_with_the_cure(models, old_model, rasa_trains, number, told):
    def refuse(**_):
        try:
            raise OSError(number, "refused", "models/x")
        except OSError as error:
            raise RuntimeError("a component failed") from error

    rasa_trains(refuse)
    with pytest.raises(TrainingError, match=told):
        ensure_model()
    assert names(models) == [old_model.name]


def test_a_fault_of_ours_in_training_keeps_its_traceback(models, rasa_trains):
    def fail(**_):
        raise TypeError("a bug")

    rasa_trains(fail)
    with pytest.raises(TypeError, match="a bug"):
        ensure_model()


def test_what_rasa_finds_wrong_with_its_files_is_told_in_a_line(models, rasa_trains):
    def refuse(**_):
        raise RasaException("domain.yml can't be read:\n  line 3")

    rasa_trains(refuse)
    with pytest.raises(TrainingError, match=r"domain\.yml can't be read: line 3; 'painguide check' names"):
        ensure_model()


def test_a_fault_of_a_component_in_training_keeps_its_traceback(models, rasa_trains):
    def fail(**_):
        raise GraphComponentException("Error running graph component")

    rasa_trains(fail)
    with pytest.raises(GraphComponentException):
        ensure_model()


def test_a_file_in_place_of_the_folder_is_told(models, rasa_trains, not_trained):
    models.rmdir()
    models.touch()
    with pytest.raises(TrainingError, match=r"models is in the way \(File exists\); move it elsewhere\.$"):
        ensure_model()
