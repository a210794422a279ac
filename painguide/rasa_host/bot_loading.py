"""Loads the bot with the model to use, and mends what can be mended by training again."""

import sys
from pathlib import Path

from rasa.engine.exceptions import GraphComponentException
from rasa.shared.exceptions import RasaException

from painguide.model.disk_fault import disk_fault
from painguide.model.model_files import ModelError, rolled_back_model, shown
from painguide.model.model_training import ensure_model, train_anew
from painguide.rasa_host.bot import Bot
from storage.database import Database


def load_bot(*, channel: str = "ask", announced: bool = False, database: Database | None = None) -> Bot:
    """Return the bot with the model to use, trained first when there is none.

    A model of the present files that does not load is set aside and trained anew, once.

    Args:
        channel: how the bot's own turns are counted and logged.
        database: where conversations are kept; in memory without one.
        announced: whether standard error tells that the model is being loaded (3 to 6 s).

    Raises:
        ModelError: The model can't be trained, stored or unpacked, or a rollback put one
            in use that does not load.
    """
    model = ensure_model()
    if announced:
        print("Loading the model ...", file=sys.stderr)
    try:
        return _loaded(model, channel, database)
    except (GraphComponentException, RasaException) as error:
        if rolled_back_model():
            raise ModelError(
                f"{shown(model)}, which 'painguide rollback' went back to, was trained by other code; "
                "'painguide train' makes a model of the present files."
            ) from error
        return _loaded(train_anew(model, f"{shown(model)} does not load"), channel, database)


def _loaded(model: Path, channel: str, database: Database | None) -> Bot:
    try:
        return Bot(model, channel=channel, database=database)
    except Exception as error:
        fault = disk_fault(error)
        if fault is None:
            raise
        raise ModelError(fault) from error
