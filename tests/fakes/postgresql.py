"""A real PostgreSQL server for tests: its own cluster, on a free port, as an unprivileged user."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

# Debian keeps the programs apart from the path.
_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_START_SECONDS = 60
MISSING = "PostgreSQL is not installed (Debian: apt-get install postgresql)"


def program(name: str) -> str | None:
    """Return the path of one of PostgreSQL's programs, None where it is not installed."""
    return next((str(folder / name) for folder in _FOLDERS if (folder / name).exists()), shutil.which(name))


@dataclass(frozen=True)
class PostgresqlServer:
    """A server that can be stopped and started."""

    folder: Path
    port: int

    def url(self, database: str) -> str:
        return f"postgresql://painguide:hush@127.0.0.1:{self.port}/{database}"

    def create(self, database: str) -> str:
        """Creates a database; returns its address."""
        self._run(
            "psql", "-q", "-h", "127.0.0.1", "-p", str(self.port), "-U", "painguide", "-d", "postgres",
            "-c", f'CREATE DATABASE "{database}"',
        )  # fmt: skip
        return self.url(database)

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")

    def initialise(self) -> None:
        (self.folder / "password").write_text("hush")
        self._run(
            "initdb", "-D", str(self.folder / "data"), "-U", "painguide", "-A", "scram-sha-256",
            "--pwfile", str(self.folder / "password"), "--no-sync", "-E", "UTF8", "--locale=C",
        )  # fmt: skip

    def _run(self, name: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(program(name)), *arguments],
            env={**os.environ, "PGPASSWORD": "hush"},
            # A started server keeps what it inherits: no pipe, which would never end.
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            timeout=_START_SECONDS,
            check=False,
            **_unprivileged(),
        )
        assert done.returncode == 0, f"{name} failed: {(self.folder / 'log').read_text()[-2000:]}"


@contextmanager
def postgresql_server() -> Iterator[PostgresqlServer]:
    """Runs a server; skips the test where PostgreSQL is not installed, which fails in CI."""
    if program("initdb") is None:
        assert not os.environ.get("PAINGUIDE_NO_SKIPS"), MISSING
        pytest.skip(MISSING)
    # Not below a test's own folder: that one is closed to other users.
    with tempfile.TemporaryDirectory(prefix="painguide-postgresql-") as name, socket.socket() as listener:
        folder = Path(name)
        (folder / "log").touch()
        if user := _unprivileged().get("user"):
            shutil.chown(folder, user)
            shutil.chown(folder / "log", user)
        listener.bind(("127.0.0.1", 0))
        server = PostgresqlServer(folder, listener.getsockname()[1])
        listener.close()
        server.initialise()
        server.start()
        try:
            yield server
        finally:
            if (folder / "data" / "postmaster.pid").exists():
                server.stop()


def _unprivileged() -> dict[str, str]:
    """Return how a program is run as another user than root, which PostgreSQL refuses to run as."""
    if os.getuid() != 0:
        return {}
    users = {user.pw_name for user in pwd.getpwall()}
    return {"user": "postgres" if "postgres" in users else "nobody"}
