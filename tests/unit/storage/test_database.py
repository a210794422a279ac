import stat
import threading
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from sqlalchemy import create_engine, text

from settings.database_settings import DatabaseSettings
from storage.database import Database, memory_database, open_database
from storage.deliveries import StoredDeliveries
from storage.engine import SQLITE_BUSY_SECONDS
from storage.errors import StorageError, UnavailableError


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_file_is_for_its_owner_alone(database, tmp_path):
    folder = tmp_path / "kept"
    assert mode(folder) == 0o700
    assert {path.name: mode(path) for path in folder.iterdir()} == {
        "painguide.db": 0o600,
        "painguide.db-wal": 0o600,
        "painguide.db-shm": 0o600,
    }


def test_a_file_that_is_no_database_is_told_in_one_line(tmp_path):
    path = tmp_path / "painguide.db"
    path.write_text("these are the notes of a meeting " * 100)
    with pytest.raises(StorageError) as refused:
        open_database(DatabaseSettings(path))
    assert str(refused.value) == (
        f"{path}: file is not a database; put a backup in its place (docs/backup.md), "
        "or move it away to begin anew."
    )


def test_a_torn_file_is_told_in_one_line(tmp_path):
    path = tmp_path / "painguide.db"
    opened = open_database(DatabaseSettings(path))
    with opened.write() as connection:
        for number in range(200):
            StoredDeliveries("slack").remember(connection, str(number))
    opened.overwrite_deleted()
    opened.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StorageError) as refused:
        open_database(DatabaseSettings(path))
    assert str(refused.value) == (
        f"{path}: database disk image is malformed; put a backup in its place (docs/backup.md), "
        "or move it away to begin anew."
    )


def test_a_folder_in_the_files_place_is_told_in_one_line(tmp_path):
    with pytest.raises(StorageError) as refused:
        open_database(DatabaseSettings(tmp_path))
    assert str(refused.value) == f"{tmp_path}: Is a directory; let this user read and write there."


def write_half(database):
    with database.write() as connection:
        connection.exec_driver_sql("INSERT INTO secrets VALUES ('name', 'value')")
        connection.exec_driver_sql("INSERT INTO nothing VALUES ('name')")


def test_what_fails_halfway_is_not_there(database):
    with pytest.raises(UnavailableError):
        write_half(database)
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM secrets").scalar() == 0


def test_after_a_failure_nothing_is_tried_for_a_while(tmp_path):
    now = [0.0]
    opened = open_database(DatabaseSettings(tmp_path / "painguide.db"))
    database = Database(opened.engine, "painguide.db", clock=lambda: now[0])
    with pytest.raises(UnavailableError), database.read() as connection:
        connection.exec_driver_sql("SELECT * FROM nothing")
    with pytest.raises(UnavailableError, match="not used for a while"), database.read():
        pass
    now[0] = 5.0
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    database.close()


def test_a_failure_is_logged_without_what_was_to_be_written(database, caplog):
    with pytest.raises(UnavailableError) as told, database.write() as connection:
        connection.exec_driver_sql("INSERT INTO nothing VALUES (?)", ("my hip aches",))
    assert (
        str(told.value)
        == f"{database.shown}: failed with OperationalError; try again, and see docs/backup.md."
    )
    assert told.value.__cause__ is None
    assert "my hip aches" not in caplog.text


def test_a_database_that_is_gone_is_not_reachable(tmp_path):
    database = memory_database()
    assert database.is_reachable() is True
    gone = Database(create_engine(f"sqlite:///{tmp_path}/no/folder.db", future=True), "gone")
    assert gone.is_reachable() is False


def test_threads_of_one_process_wait_for_each_other_instead_of_failing(database):
    holds, may_end = threading.Event(), threading.Event()

    def hold():
        with database.write():
            holds.set()
            may_end.wait(10)

    def write():
        with database.write() as connection:
            return connection.execute(text("SELECT 1")).scalar()

    with ThreadPoolExecutor(2) as pool:
        held = pool.submit(hold)
        assert holds.wait(10)
        other = pool.submit(write)
        # Longer than SQLite would try.
        assert not wait([other], timeout=SQLITE_BUSY_SECONDS + 0.5).done
        may_end.set()
        assert other.result(10) == 1
        held.result(10)
