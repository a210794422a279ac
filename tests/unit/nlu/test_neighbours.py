import numpy as np
import pytest

from nlu.intent.neighbours import Nearness, Neighbours


def unit_vectors(*degrees):
    angles = np.radians(np.array(degrees, dtype=np.float32))
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def test_nearness_is_the_mean_cosine_of_the_best_three():
    neighbours = Neighbours(unit_vectors(0, 60, 60, 180, 180), unit_vectors(90, 90, 90))
    nearness = neighbours.nearness(unit_vectors(0)[0])
    assert nearness.inside == pytest.approx((1 + 0.5 + 0.5) / 3, abs=1e-6)
    assert nearness.outside == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("degrees", "expected"), [((0,), 1.0), ((0, 60), 0.75), ((), 0.0)])
def test_fewer_than_three_phrasings_are_all_counted(degrees, expected):
    inside = unit_vectors(*degrees) if degrees else np.zeros((0, 2), dtype=np.float32)
    neighbours = Neighbours(inside, unit_vectors(90))
    assert neighbours.nearness(unit_vectors(0)[0]).inside == pytest.approx(expected, abs=1e-6)


def test_margin_tells_which_side_is_nearer():
    assert Nearness(inside=0.7, outside=0.4).margin == pytest.approx(0.3)
    assert Nearness(inside=0.4, outside=0.7).margin < 0


def test_neighbours_are_nearly_the_same_after_a_round_trip(tmp_path):
    neighbours = Neighbours(unit_vectors(0, 10, 20, 30), unit_vectors(80, 85, 90))
    neighbours.save(tmp_path / "neighbours.npz")
    loaded, message = Neighbours.load(tmp_path / "neighbours.npz"), unit_vectors(15)[0]
    before, after = neighbours.nearness(message), loaded.nearness(message)
    assert (after.inside, after.outside) == pytest.approx((before.inside, before.outside), abs=1e-3)
