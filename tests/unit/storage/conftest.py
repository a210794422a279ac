from collections.abc import Iterator
from pathlib import Path

import pytest

from settings.database_settings import DatabaseSettings
from storage.database import Database, open_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(DatabaseSettings(tmp_path / "kept" / "painguide.db"))
    yield opened
    opened.close()
