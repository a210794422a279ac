from sqlalchemy import select

from settings.database_settings import DatabaseSettings
from storage.database import open_database
from storage.deliveries import StoredDeliveries
from storage.tables import DELIVERIES


def test_a_delivery_is_new_once(database):
    deliveries = StoredDeliveries(database, "slack")
    assert deliveries.is_new("Ev01")
    assert not deliveries.is_new("Ev01")


def test_a_delivery_is_known_after_a_restart(tmp_path):
    settings = DatabaseSettings(tmp_path / "painguide.db")
    first = open_database(settings)
    StoredDeliveries(first, "slack").is_new("Ev01")
    first.close()
    again = open_database(settings)
    assert not StoredDeliveries(again, "slack").is_new("Ev01")
    again.close()


def test_another_channel_may_use_the_same_name(database):
    assert StoredDeliveries(database, "slack").is_new("1")
    assert StoredDeliveries(database, "telegram").is_new("1")


def test_a_delivery_and_the_work_it_brings_are_kept_together_or_not_at_all(database):
    deliveries = StoredDeliveries(database, "slack")
    try:
        with database.write() as connection:
            assert deliveries.remember(connection, "Ev01")
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert deliveries.is_new("Ev01")


def test_the_name_of_a_delivery_is_not_kept(database):
    StoredDeliveries(database, "slack").is_new("D0123:1700.1")
    with database.read() as connection:
        kept = connection.execute(select(DELIVERIES.c.delivery)).scalars().all()
    assert len(kept) == 1
    assert "D0123" not in kept[0]


def test_without_a_database_a_delivery_is_still_new_once_in_a_process(database):
    deliveries = StoredDeliveries(database, "slack")
    deliveries.is_new("before")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE deliveries")
    assert [deliveries.is_new(each) for each in ("before", "Ev01", "Ev01")] == [False, True, False]


def test_without_a_database_what_came_before_a_restart_is_answered_rather_than_lost(database):
    StoredDeliveries(database, "slack").is_new("Ev01")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE deliveries")
    assert StoredDeliveries(database, "slack").is_new("Ev01")
