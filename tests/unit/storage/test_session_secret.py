from settings.database_settings import DatabaseSettings
from storage.database import memory_database, open_database
from storage.session_secret import session_secret


def test_the_secret_is_the_same_after_a_restart(tmp_path):
    settings = DatabaseSettings(tmp_path / "painguide.db")
    first = open_database(settings)
    secret = session_secret(first)
    first.close()
    again = open_database(settings)
    assert session_secret(again) == secret
    assert len(secret) >= 32
    again.close()


def test_two_clinics_have_two_secrets():
    assert session_secret(memory_database()) != session_secret(memory_database())
