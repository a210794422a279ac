"""Where the database is: a file that clinic.yml names, or PostgreSQL by the environment alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from settings.errors import SettingsError

URL_VARIABLE = "PAINGUIDE_DATABASE_URL"
_SCHEME = re.compile(r"postgres(ql)?(\+psycopg2)?://")


@dataclass(frozen=True)
class DatabaseSettings:
    """SQLite's file, or the address of a PostgreSQL server, "" where it is the file."""

    path: Path
    # It holds a password.
    url: str = field(default="", repr=False)

    @property
    def shown(self) -> str:
        """What a person may read of where it is: never the password."""
        if not self.url:
            return str(self.path)
        address = urlsplit(self.url)
        return f"PostgreSQL on {address.hostname or 'this machine'}"


def read_database_settings(root: Path, file: str, environment: Mapping[str, str]) -> DatabaseSettings:
    """Return where the database is; `file` is clinic.yml's, of the folder `root` where it is relative.

    Raises:
        SettingsError: The address in the environment is none of PostgreSQL.
    """
    path = root / file
    url = environment.get(URL_VARIABLE, "").strip()
    if not url:
        return DatabaseSettings(path)
    if not _SCHEME.match(url) or not _is_address(url):
        # Not shown: it may hold a password.
        raise SettingsError(
            f"{URL_VARIABLE}: no address of PostgreSQL; write postgresql://user:password@host:5432/name, "
            "with what is special in a password written as %xx."
        )
    return DatabaseSettings(path, _SCHEME.sub("postgresql+psycopg2://", url, count=1))


def _is_address(url: str) -> bool:
    try:
        address = urlsplit(url)
        return address.port != 0 and len(address.path) > 1
    except ValueError:
        return False
