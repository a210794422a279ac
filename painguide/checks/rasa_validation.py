"""Runs the checks of `rasa data validate` in this process; a warning counts as a problem."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rasa.shared.exceptions import RasaException
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.validator import Validator

from knowledge.checks.problem import Problem
from painguide.project import CONFIG_FILE, DATA_DIRECTORY, DOMAIN_FILE, ROOT
from telemetry.wordless_logs import words_of_libraries

COMMAND = "rasa data validate"
# Said of every domain that has slots, whatever is in it.
SAID_OF_EVERY_DOMAIN = "Slot auto-fill has been removed"


def rasa_problems(root: Path = ROOT) -> list[Problem]:
    """Return what Rasa finds wrong with the config, domain and data under a project's root."""
    sound = False
    with _messages() as messages:
        try:
            sound = _validate(_validator(root))
        except (RasaException, ValueError) as error:
            messages.append(str(error))
    found = list(dict.fromkeys(message for message in messages if SAID_OF_EVERY_DOMAIN not in message))
    if not sound and not found:
        return [Problem(COMMAND, "it fails without a message", f"run '{COMMAND}' to see where")]
    return [Problem(COMMAND, _on_one_line(message), "mend what it names") for message in found]


def _validator(root: Path) -> Validator:
    files = [str(root / path.name) for path in (CONFIG_FILE, DOMAIN_FILE, DATA_DIRECTORY)]
    importer = TrainingDataImporter.load_from_config(files[0], files[1], [files[2]])
    return Validator.from_importer(importer)


def _validate(validator: Validator) -> bool:
    # All of them, whatever the first ones find: each tells its own problems.
    results = [
        validator.verify_domain_validity(),
        validator.verify_actions_in_stories_rules(),
        validator.verify_forms_in_stories_rules(),
        validator.verify_form_slots(),
        validator.verify_slot_mappings(),
        validator.verify_nlu(ignore_warnings=False),
        validator.verify_story_structure(ignore_warnings=False),
    ]
    validator.warn_if_config_mandatory_keys_are_not_set()
    return all(results)


class _Collector(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())


@contextmanager
def _messages() -> Iterator[list[str]]:
    """Collects what Rasa warns of, by a warning or in its log."""
    messages: list[str] = []
    logger, collector = logging.getLogger("rasa"), _Collector(messages)
    logger.addHandler(collector)
    try:
        with words_of_libraries(), warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield messages
    finally:
        logger.removeHandler(collector)
    messages.extend(str(item.message) for item in caught if issubclass(item.category, UserWarning))


def _on_one_line(message: str) -> str:
    return " ".join(message.split()).rstrip(".")
