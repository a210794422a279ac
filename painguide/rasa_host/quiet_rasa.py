"""Prepares a process for Rasa: without TensorFlow, and without a patient's word in its log."""

import importlib
import logging
import os
import warnings

from painguide.project import CONFIG_FILE, enter_project
from painguide.rasa_host.without_tensorflow import leave_tensorflow_out


def prepare_rasa() -> None:
    """Call this before anything imports Rasa.

    Rasa logs patients' messages at debug level: nothing below a warning gets through.

    Raises:
        TensorflowNeededError: config.yml names a component that needs TensorFlow.
    """
    enter_project()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    # Sanic turns deprecation warnings on when it is imported: so first import it, then silence them.
    importlib.import_module("sanic.app")
    warnings.filterwarnings("ignore")
    # It looks through every module there is when it is imported, and the classifier needs it: while there
    # are few, a trained model is loaded in two thirds of the time.
    importlib.import_module("skops.io")
    leave_tensorflow_out(CONFIG_FILE)
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    logging.getLogger().setLevel(logging.WARNING)
