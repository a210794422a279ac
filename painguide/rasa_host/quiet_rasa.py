"""Prepares a process for Rasa: without what is not used of it, and without a patient's word in its log."""

import importlib
import logging
import os
import warnings

from painguide.project import CONFIG_FILE, enter_project
from painguide.rasa_host.without_connectors import leave_connectors_out
from painguide.rasa_host.without_tensorflow import leave_tensorflow_out
from settings.log_settings import LogSettings
from telemetry.log_lines import level_of_libraries, set_up_logs


def prepare_rasa(logs: LogSettings | None = None) -> None:
    """Call this before anything imports Rasa; without settings of the log it gets the usual ones.

    Raises:
        TensorflowNeededError: config.yml names a component that needs TensorFlow.
    """
    enter_project()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    level = level_of_libraries(logs or LogSettings())
    os.environ.setdefault("LOG_LEVEL", logging.getLevelName(level))
    # Sanic turns deprecation warnings on when it is imported: so first import it, then silence them.
    importlib.import_module("sanic.app")
    warnings.filterwarnings("ignore")
    # It looks through every module there is when it is imported, and the classifier needs it: while there
    # are few, a trained model is loaded in two thirds of the time.
    importlib.import_module("skops.io")
    leave_tensorflow_out(CONFIG_FILE)
    leave_connectors_out()
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(level)
    set_up_logs(logs or LogSettings())
