"""What tests of the models share: an empty folder for them, and archives that stand for models."""

import io
import json
import os
import tarfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import rasa
import rasa.model_training

from painguide.model import model_files

WEEK = 7 * 24 * 3600


def write_model(
    path: Path, *, version: str = rasa.__version__, uses: str = "nlu.intent.decision_gate.DecisionGate"
) -> Path:
    """Writes an archive with a model's description and some bytes; returns its path."""
    description = {
        "rasa_open_source_version": version,
        "trained_at": "2026-11-28T15:27:00",
        "predict_schema": {"nodes": {"run": {"uses": uses}}},
    }
    contents = {"components/weights.npz": os.urandom(4096), "metadata.json": json.dumps(description).encode()}
    with tarfile.open(path, "w:gz") as archive:
        for name, content in contents.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for models."""
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.setattr(model_files, "MODELS_DIRECTORY", folder)
    return folder


@pytest.fixture
def old_model(models: Path) -> Path:
    """A model of last week, of other files than the present ones."""
    path = write_model(models / "pain-guide-0123456789ab.tar.gz")
    then = path.stat().st_mtime - WEEK
    os.utime(path, (then, then))
    return path


@pytest.fixture
def rasa_trains(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Makes Rasa's training do something else."""
    return lambda function: monkeypatch.setattr(rasa.model_training, "train", function)


def train_quickly(*, output: str, fixed_model_name: str, **_: Any) -> SimpleNamespace:
    """Stands for Rasa's training."""
    path = write_model(Path(output) / f"{fixed_model_name}.tar.gz")
    print("Your model is trained.")
    return SimpleNamespace(model=str(path))


def names(directory: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(path.name for path in directory.iterdir())
