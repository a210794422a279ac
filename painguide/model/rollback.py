"""Goes back to the model that was in use before the present one."""

from pathlib import Path

from painguide.model.disk_fault import disk_fault
from painguide.model.model_check import UnusableModelError, check_model
from painguide.model.model_files import (
    ModelError,
    end_rollback,
    keep_in_use,
    mark_used,
    model_in_use,
    model_path,
    shown,
    trained_models,
)


def roll_back() -> str:
    """Puts the model in use that was before; a second time, the later one again.

    Returns:
        What was done, and how to undo it, in one line.

    Raises:
        ModelError: There is no other model, it can't be used, or models/ can't be written.
    """
    present, before = _present_and_before()
    try:
        trained = check_model(before)
    except UnusableModelError as error:
        raise ModelError(f"{error}: can't go back to it; {shown(present)} stays in use.") from error
    try:
        how_long = _put_in_use(before)
    except OSError as error:
        raise ModelError(disk_fault(error) or str(error)) from error
    return (
        f"From their next start on, commands use {shown(before)}, trained {trained:%d %B %Y, %H:%M} UTC, "
        f"in place of {present.name}. {how_long} 'painguide rollback' again undoes this."
    )


def _present_and_before() -> tuple[Path, Path]:
    present = model_in_use()
    others = [model for model in trained_models() if model != present]
    if present and others:
        return present, others[0]
    there = f"models/ holds {present.name} alone" if present else "models/ is empty"
    raise ModelError(
        f"there is no model to go back to: {there}; 'painguide train' keeps the one before from now on."
    )


def _put_in_use(model: Path) -> str:
    if model == model_path():
        end_rollback()
        how_long = "It is the model of the present files."
    else:
        keep_in_use(model)
        how_long = "It stays in use, whatever changes in the files, until 'painguide train'."
    mark_used(model)
    return how_long
