from pathlib import Path
from types import SimpleNamespace

import pytest
import rasa.model_training

from painguide.rasa_host import model_training
from painguide.rasa_host.model_training import TrainingError, ensure_model, model_path


@pytest.fixture
def models(tmp_path, monkeypatch):
    """An empty folder for models, with one of yesterday in it."""
    monkeypatch.setattr(model_training, "MODELS_DIRECTORY", tmp_path)
    (tmp_path / "pain-guide-0123456789ab.tar.gz").touch()
    return tmp_path


@pytest.fixture
def rasa_trains(monkeypatch):
    """Makes Rasa's training do something else."""

    def replace(function):
        monkeypatch.setattr(rasa.model_training, "train", function)

    return replace


def write_model(*, output, fixed_model_name, **_):
    path = Path(output) / f"{fixed_model_name}.tar.gz"
    path.touch()
    print("Your model is trained.")
    return SimpleNamespace(model=str(path))


def names(directory):
    return sorted(path.name for path in directory.iterdir())


def test_a_new_model_takes_the_place_of_the_old_one(models, rasa_trains, capsys):
    rasa_trains(write_model)
    assert ensure_model() == model_path()
    assert names(models) == [model_path().name]
    output = capsys.readouterr()
    assert output.out == ""
    assert [line.split()[0] for line in output.err.splitlines()] == ["Training", "Trained"]


def test_a_model_of_the_present_files_is_not_trained_again(models, rasa_trains, capsys):
    rasa_trains(write_model)
    ensure_model()
    capsys.readouterr()
    rasa_trains(lambda **_: pytest.fail("trained again"))
    assert ensure_model() == model_path()
    assert capsys.readouterr().err == ""


def test_an_interrupted_training_leaves_nothing_that_counts_as_a_model(models, rasa_trains):
    def interrupt(**options):
        write_model(**options)
        raise KeyboardInterrupt

    rasa_trains(interrupt)
    with pytest.raises(KeyboardInterrupt):
        ensure_model()
    assert not model_path().exists()
    assert "pain-guide-0123456789ab.tar.gz" in names(models)


def test_a_failed_training_tells_what_rasa_said_and_keeps_the_old_model(models, rasa_trains):
    def fail(**_):
        print("No training data given.")
        return SimpleNamespace(model=None)

    rasa_trains(fail)
    with pytest.raises(TrainingError, match=r"'painguide check' says why\. It said: No training data given"):
        ensure_model()
    assert names(models) == ["pain-guide-0123456789ab.tar.gz"]
