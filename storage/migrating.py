"""Brings the tables to what the code expects, and refuses those of newer code."""

from pathlib import Path

from sqlalchemy import Column, MetaData, String, Table, inspect, select
from sqlalchemy.engine import Connection

from storage.errors import StorageError

_STEPS = Path(__file__).parent / "migrations"
_VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32)))
# Any number: what it locks is this, among replicas that start at once.
_LOCK = 7_042_016


def newest_version() -> str:
    """Return the schema version of this code: that of its last step."""
    return max(path.name.partition("_")[0] for path in (_STEPS / "versions").glob("[0-9]*.py"))


def migrate(connection: Connection, shown: str) -> None:
    """Runs the steps that a database lacks, all or none; `shown` is its name in an error.

    Raises:
        StorageError: A newer version of Pain Guide made its tables.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    present, newest = _present_version(connection), newest_version()
    if present == newest:
        return
    if present and present > newest:
        raise StorageError(
            f"{shown}: its tables have version {present}, this Pain Guide knows {newest}; "
            "use the version that made them, or put back a backup from before (docs/backup.md)."
        )
    # Most starts need nothing of it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _present_version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_VERSION.name):
        return None
    return connection.execute(select(_VERSION.c.version_num)).scalar()
