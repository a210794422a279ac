"""Finds the model to use; trains it when what it is made of has changed."""

import sys
import time
from pathlib import Path

from painguide.model.disk_fault import disk_fault
from painguide.model.model_check import UnusableModelError, check_model
from painguide.model.model_files import (
    ModelError,
    end_rollback,
    mark_used,
    model_in_use,
    model_path,
    remove_other_models,
    rolled_back_model,
    set_aside,
    shown,
    trained_models,
)
from painguide.model.rasa_training import TrainingError, train_with_rasa


def ensure_model() -> Path:
    """Return the path of the model to use; trains one first when there is none.

    That is the one a rollback put in use, else the one of the present files. What is
    done goes to standard error.

    Raises:
        TrainingError: Rasa could not train the model, or it could not be stored.
        ModelError: A rollback put a model in use that can't be used.
    """
    model = rolled_back_model()
    if model is None:
        return ensure_present_model()
    _check_rolled_back(model)
    print(
        f"In use is {shown(model)}, which 'painguide rollback' went back to, whatever the files say; "
        "'painguide train' ends that.",
        file=sys.stderr,
    )
    return model


def ensure_present_model() -> Path:
    """Return the path of the model of the present files, whatever a rollback put in use.

    Raises:
        TrainingError: Rasa could not train the model, or it could not be stored.
    """
    path = model_path()
    why = "config, domain, data or knowledge changed" if trained_models() else "there is none yet"
    if path.is_file():
        try:
            check_model(path)
        except UnusableModelError as error:
            why = f"{error}, and is set aside as {_set_aside(path).name}"
        else:
            mark_used(path)
            return path
    _train(path, why)
    return path


def train_model() -> Path:
    """Return the path of the model of the present files, trained if need be; ends a rollback.

    Raises:
        TrainingError: Rasa could not train the model, or it could not be stored.
    """
    path = ensure_present_model()
    try:
        end_rollback()
    except OSError as error:
        raise TrainingError(disk_fault(error) or str(error)) from error
    return path


def train_anew(model: Path, why: str) -> Path:
    """Sets a model of the present files aside and trains it anew.

    Raises:
        TrainingError: Rasa could not train the model, or it could not be stored.
    """
    _train(model, f"{why}, and is set aside as {_set_aside(model).name}")
    return model


def _check_rolled_back(model: Path) -> None:
    cure = "'painguide train' makes a model of the present files."
    if not model.is_file():
        raise ModelError(f"{shown(model)}, which 'painguide rollback' went back to, is gone; {cure}")
    try:
        check_model(model)
    except UnusableModelError as error:
        raise ModelError(f"{error}, though 'painguide rollback' went back to it; {cure}") from error


def _set_aside(model: Path) -> Path:
    try:
        return set_aside(model)
    except OSError as error:
        raise TrainingError(disk_fault(error) or str(error)) from error


def _train(path: Path, why: str) -> None:
    started = time.monotonic()
    before = model_in_use()
    print(f"Training the model: {why} (about a minute) ...", file=sys.stderr)
    train_with_rasa(path)
    remove_other_models(path, before)
    kept = f"; 'painguide rollback' goes back to {before.name}" if before else ""
    print(f"Trained in {time.monotonic() - started:.0f} s: {shown(path)}{kept}", file=sys.stderr)
