from collections.abc import Iterator

import pytest

from tests.server.hostile.client import HostileServer, running


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileServer]:
    """One server for every test that leaves it as it was."""
    with running("gate_server.py", tmp_path_factory.mktemp("hostile") / "server.log") as server:
        yield server


@pytest.fixture(autouse=True)
def answered_afterwards(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test sends, the next request is answered."""
    yield
    if "hostile" in request.fixturenames:
        request.getfixturevalue("hostile").assert_healthy()
