import pytest

from settings.errors import SettingsError
from settings.log_settings import LogSettings, read_log_settings


def test_lines_are_for_people_unless_asked_otherwise():
    assert read_log_settings({}) == LogSettings("text", "info")
    environment = {"PAINGUIDE_LOG_FORMAT": " JSON ", "PAINGUIDE_LOG_LEVEL": "debug"}
    assert read_log_settings(environment) == LogSettings("json", "debug")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("PAINGUIDE_LOG_FORMAT", "PAINGUIDE_LOG_FORMAT: 'xml' is none; use text, json."),
        ("PAINGUIDE_LOG_LEVEL", "PAINGUIDE_LOG_LEVEL: 'xml' is none; use debug, info, warning, error."),
    ],
)
def test_anything_else_is_refused_with_what_to_write(name, fault):
    with pytest.raises(SettingsError) as error:
        read_log_settings({name: "xml"})
    assert str(error.value) == fault
