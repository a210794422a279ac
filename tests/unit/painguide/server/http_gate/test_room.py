from dataclasses import dataclass

import pytest

from painguide.server.http_gate.room import superfluous


@dataclass(frozen=True)
class Held:
    address: str
    waits_since: float | None


FIRST = Held("10.0.0.1", 1.0)
BUSY = Held("10.0.0.2", None)
CROWD = [BUSY, Held("10.0.0.2", 8.0), Held("10.0.0.2", 7.0), Held("10.0.0.2", 9.0)]


def test_nobody_has_to_go_while_there_is_room():
    assert superfluous([FIRST, *CROWD], 5) is None


def test_who_holds_most_loses_the_connection_that_has_waited_longest():
    assert superfluous([FIRST, *CROWD], 4) == Held("10.0.0.2", 7.0)


def test_among_equals_the_longest_waiting_goes():
    assert superfluous([Held("10.0.0.2", 3.0), FIRST, Held("10.0.0.3", 2.0)], 2) == FIRST


@pytest.mark.parametrize("connections", [[BUSY, BUSY], [BUSY, Held("10.0.0.3", None)]])
def test_an_answer_under_way_is_not_cut(connections):
    assert superfluous(connections, 1) is None
