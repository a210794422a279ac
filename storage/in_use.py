"""The database of this process, for what Rasa itself creates: an action is given nothing."""

import os

from settings.clinic_settings import CLINIC_FILE, load_clinic_settings
from settings.database_settings import read_database_settings
from storage.database import Database, open_database

_in_use: Database | None = None


def put_in_use(database: Database) -> None:
    """Has this process use a database from now on."""
    global _in_use
    _in_use = database


def database_in_use() -> Database:
    """Return the database that was put in use, or that of this project's settings (`rasa run actions`).

    Raises:
        StorageError: That one can't be opened.
        SettingsError: The settings say of none that can be.
    """
    if _in_use is None:
        file = load_clinic_settings().database_file
        put_in_use(open_database(read_database_settings(CLINIC_FILE.parent, file, os.environ)))
    assert _in_use  # noqa: S101 - for mypy
    return _in_use
