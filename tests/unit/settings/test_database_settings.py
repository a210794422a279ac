from pathlib import Path

import pytest

from settings.database_settings import read_database_settings
from settings.errors import SettingsError


def read(url="", file="var/painguide.db"):
    return read_database_settings(Path("/srv/bot"), file, {"PAINGUIDE_DATABASE_URL": url})


def test_without_an_address_it_is_the_file_of_the_clinic():
    assert read().path == Path("/srv/bot/var/painguide.db")
    assert read(file="/data/chat.db").path == Path("/data/chat.db")
    assert read().shown == "/srv/bot/var/painguide.db"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_an_address_of_postgresql_is_taken_as_hosters_write_it(scheme):
    assert read(f"{scheme}://bot:hush@db:5432/chat").url == "postgresql+psycopg2://bot:hush@db:5432/chat"


def test_the_password_is_never_shown():
    settings = read("postgresql://bot:hush@db.example.org:5432/chat")
    assert settings.shown == "PostgreSQL on db.example.org"
    assert "hush" not in repr(settings)


@pytest.mark.parametrize(
    "url",
    ["mysql://bot:hush@db/chat", "bot:hush@db", "postgresql://bot:hush@db", "postgresql://b:hush@db:x/c"],
)
def test_another_address_is_refused_without_its_password(url):
    with pytest.raises(SettingsError, match=r"^PAINGUIDE_DATABASE_URL: no address of PostgreSQL;") as refused:
        read(url)
    assert "hush" not in str(refused.value)
