"""Several Sanic applications in one process, one for each test of a channel."""

import pytest
from sanic import Sanic
from sanic.touchup import TouchUp

_touch_up = TouchUp.run
_touched_up: list[Sanic] = []


def allow_several_apps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a test start another application, quickly."""
    monkeypatch.setattr(Sanic, "test_mode", True)
    monkeypatch.setattr(TouchUp, "run", _touch_up_once)


def _touch_up_once(app: Sanic) -> None:
    # At the start of each application Sanic parses and compiles its own classes anew, to the same result:
    # that takes longer than most tests.
    if not _touched_up:
        _touch_up(app)
        _touched_up.append(app)
