import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from settings.database_settings import DatabaseSettings
from storage.database import open_database
from storage.errors import StorageError
from storage.migrating import newest_version
from storage.tables import METADATA


def test_the_steps_make_the_tables_that_the_code_uses(database):
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_second_start_finds_what_the_first_kept(tmp_path):
    settings = DatabaseSettings(tmp_path / "painguide.db")
    first = open_database(settings)
    with first.write() as connection:
        connection.exec_driver_sql("INSERT INTO secrets VALUES ('name', 'value')")
    first.close()
    again = open_database(settings)
    with again.read() as connection:
        assert connection.exec_driver_sql("SELECT value FROM secrets").scalar() == "value"
    again.close()


def test_tables_of_newer_code_are_refused(tmp_path):
    settings = DatabaseSettings(tmp_path / "painguide.db")
    newer = open_database(settings)
    with newer.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    known = newest_version()
    with pytest.raises(StorageError) as refused:
        open_database(settings)
    assert str(refused.value) == (
        f"{settings.path}: its tables have version 9999, this Pain Guide knows {known}; "
        "use the version that made them, or put back a backup from before (docs/backup.md)."
    )
