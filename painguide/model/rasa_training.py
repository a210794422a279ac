"""Has Rasa train a model into a file: whole, or not at all."""

import contextlib
import io
import logging
import os
from pathlib import Path

from knowledge.errors import PainGuideError
from painguide.model.disk_fault import disk_fault
from painguide.project import CONFIG_FILE, DATA_DIRECTORY, DOMAIN_FILE
from telemetry.wordless_logs import words_of_libraries


class TrainingError(PainGuideError):
    """The model could not be trained, or not be stored."""


def train_with_rasa(path: Path) -> None:
    """Trains the model of the present files; the file is there once it is whole.

    Raises:
        TrainingError: Rasa could not train the model, or a disk did not take it.
    """
    try:
        _train_into(path)
    except Exception as error:
        fault = disk_fault(error) or _fault_of_files(error)
        if fault is None:
            raise
        raise TrainingError(fault) from error


def _fault_of_files(error: Exception) -> str | None:
    """Return what Rasa finds wrong with its own files, None for what is no fault of theirs."""
    from rasa.engine.exceptions import GraphComponentException
    from rasa.shared.exceptions import RasaException

    # The first wraps whatever a component of ours raises.
    if isinstance(error, GraphComponentException) or not isinstance(error, RasaException):
        return None
    said = " ".join(str(error).split())
    return f"Rasa can't use config.yml, domain.yml or data/: {said}; 'painguide check' names what to mend."


def _train_into(path: Path) -> None:
    # Under another name until it is whole: what was interrupted must not count as a model.
    unfinished = path.with_name(f"unfinished-{os.getpid()}.tar.gz")
    # A folder that can't be written is told before a minute of training, not after it.
    unfinished.parent.mkdir(exist_ok=True)
    unfinished.touch()
    unfinished.unlink()
    try:
        _call_rasa(unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _call_rasa(target: Path) -> None:
    from rasa.model_training import train

    # What could not be kept for the next training is no fault of this one.
    logging.getLogger("rasa.engine.caching").setLevel(logging.CRITICAL)
    # Standard output belongs to the command that needs the model: `ask` writes JSON there.
    with contextlib.redirect_stdout(io.StringIO()) as said, words_of_libraries():
        result = train(
            domain=str(DOMAIN_FILE),
            config=str(CONFIG_FILE),
            training_files=[str(DATA_DIRECTORY)],
            output=str(target.parent),
            fixed_model_name=target.name.removesuffix(".tar.gz"),
        )
    if result.model is None or not target.is_file():
        raise TrainingError(f"Rasa trained no model; 'painguide check' says why. It said: {said.getvalue()}")
