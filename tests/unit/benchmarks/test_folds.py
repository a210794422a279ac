import pytest

from benchmarks.tuning.folds import folds


def test_every_hand_is_left_out_once_in_folds_of_like_size():
    dealt = folds({"a": 50, "b": 40, "c": 30, "d": 20, "e": 10})
    assert dealt == [{"a"}, {"b", "e"}, {"c", "d"}]


def test_the_same_hands_fall_the_same_way_in_any_order():
    assert folds({"b": 5, "a": 5, "c": 5}) == folds({"c": 5, "a": 5, "b": 5}) == [{"a"}, {"b"}, {"c"}]


def test_named_hands_are_left_out_at_once():
    assert folds({"a": 5, "b": 5}, ["b", "a"]) == [{"a", "b"}]


@pytest.mark.parametrize(
    ("hands", "named", "told"),
    [
        ({"a": 5}, ["nobody"], r"no hand nobody; it has a\."),
        ({}, ["nobody"], r"no hand nobody; it has none\."),
        ({"a": 5, "b": 5}, [], r"has 2 hands; 3 or more can be left out in turn, one or more by --hands\."),
    ],
)
def test_hands_that_cannot_be_left_out_are_told(hands, named, told):
    with pytest.raises(ValueError, match=told):
        folds(hands, named)
