import pytest

from settings.errors import SettingsError
from settings.metrics_token import read_metrics_token


def test_no_token_is_set():
    assert read_metrics_token({}) is None
    assert read_metrics_token({"PAINGUIDE_METRICS_TOKEN": " "}) is None


def test_a_token_is_taken_without_spaces_around_it():
    assert read_metrics_token({"PAINGUIDE_METRICS_TOKEN": " 0123456789abcdef\n"}) == "0123456789abcdef"


@pytest.mark.parametrize("token", ["0123456789abcde", "0123456789 abcdef", "0123456789abcdefé"])
def test_a_token_that_is_short_or_fits_no_header_is_refused_without_being_told(token):
    with pytest.raises(SettingsError, match=r"^PAINGUIDE_METRICS_TOKEN: not 16 or more") as error:
        read_metrics_token({"PAINGUIDE_METRICS_TOKEN": token})
    assert token not in str(error.value)
