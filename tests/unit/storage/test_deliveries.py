from sqlalchemy import select

from settings.database_settings import DatabaseSettings
from storage.database import open_database
from storage.deliveries import StoredDeliveries
from storage.tables import DELIVERIES


def is_new(database, delivery, channel="slack"):
    with database.write() as connection:
        return StoredDeliveries(channel).remember(connection, delivery)


def test_a_delivery_is_new_once(database):
    assert is_new(database, "Ev01")
    assert not is_new(database, "Ev01")


def test_a_delivery_is_known_after_a_restart(tmp_path):
    settings = DatabaseSettings(tmp_path / "painguide.db")
    first = open_database(settings)
    is_new(first, "Ev01")
    first.close()
    again = open_database(settings)
    assert not is_new(again, "Ev01")
    again.close()


def test_another_channel_may_use_the_same_name(database):
    assert is_new(database, "1", "slack")
    assert is_new(database, "1", "telegram")


def test_a_delivery_and_the_work_it_brings_are_kept_together_or_not_at_all(database):
    try:
        with database.write() as connection:
            assert StoredDeliveries("slack").remember(connection, "Ev01")
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert is_new(database, "Ev01")


def test_the_name_of_a_delivery_is_not_kept(database):
    is_new(database, "D0123:1700.1")
    with database.read() as connection:
        kept = connection.execute(select(DELIVERIES.c.delivery)).scalars().all()
    assert len(kept) == 1
    assert "D0123" not in kept[0]
