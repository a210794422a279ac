import numpy as np
import pytest

from benchmarks.tuning.calibration import accuracy, at_temperature, calibration_error, log_loss


def shares(*rows):
    return np.array(rows, dtype=np.float32)


def test_a_higher_temperature_is_less_sure_and_ranks_the_same():
    calmer = at_temperature(shares([0.8, 0.2], [0.1, 0.9]), 2.0)
    assert calmer == pytest.approx(shares([2 / 3, 1 / 3], [0.25, 0.75]), abs=1e-6)


def test_a_temperature_of_one_changes_nothing():
    assert at_temperature(shares([0.8, 0.2]), 1.0) == pytest.approx(shares([0.8, 0.2]))


def test_what_is_impossible_stays_so():
    assert at_temperature(shares([1.0, 0.0]), 1.5) == pytest.approx(shares([1.0, 0.0]), abs=1e-6)


def test_log_loss_is_the_mean_surprise():
    assert log_loss(shares([1.0, 0.0], [0.5, 0.5]), (0, 1)) == pytest.approx(np.log(2) / 2)


def test_log_loss_of_what_seemed_impossible_is_bounded():
    assert log_loss(shares([1.0, 0.0]), (1,)) == pytest.approx(np.log(1e6))


def test_accuracy_counts_the_likeliest():
    assert accuracy(shares([0.6, 0.4], [0.3, 0.7], [0.9, 0.1], [0.8, 0.2]), (0, 1, 0, 1)) == 0.75


def test_who_is_right_as_often_as_sure_has_no_calibration_error():
    sure = shares([0.75, 0.25], [0.75, 0.25], [0.75, 0.25], [0.75, 0.25])
    assert calibration_error(sure, (0, 0, 0, 1)) == pytest.approx(0.0)


def test_who_is_surer_than_right_has_one():
    sure = shares([0.95, 0.05], [0.95, 0.05], [0.55, 0.45], [0.55, 0.45])
    assert calibration_error(sure, (0, 1, 0, 1)) == pytest.approx((0.45 + 0.05) / 2, abs=1e-6)
