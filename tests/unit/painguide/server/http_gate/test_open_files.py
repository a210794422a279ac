import resource

import pytest

from painguide.server.http_gate.open_files import connections_allowed

INFINITY = resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("soft", "hard", "connections", "raised_to"),
    [
        (1_024, 4_096, 800, None),
        (INFINITY, INFINITY, 800, None),
        (256, 4_096, 800, 900),
        (256, INFINITY, 800, 900),
        (256, 512, 412, 512),
        (64, 64, 10, 64),
    ],
)
def test_limit_of_open_files_is_raised_or_the_connections_are_fewer(
    monkeypatch, soft, hard, connections, raised_to
):
    raised = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: raised.append(limits))
    assert connections_allowed(800) == connections
    assert raised == ([(raised_to, hard)] if raised_to else [])
