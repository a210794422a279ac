from dataclasses import MISSING, fields

import pytest

from knowledge.errors import PainGuideError
from settings.clinic_settings import ClinicSettings, read_clinic_settings
from settings.errors import SettingsError
from tests.fakes.clinic import REQUIRED, a_clinic

FILE = "".join(f'{name}: "{value}"\n' for name, value in REQUIRED.items())


@pytest.fixture
def settings(tmp_path):
    def read(content=FILE, **environment):
        path = tmp_path / "clinic.yml"
        path.write_text(content, encoding="utf-8")
        return read_clinic_settings(path, environment)

    return read


def test_settings_that_are_left_out_keep_their_defaults(settings):
    assert settings() == a_clinic()
    assert a_clinic().languages == ("en",)
    assert a_clinic().allowed_origins == ()


def test_nothing_that_a_patient_is_told_of_the_clinic_has_a_default():
    has_none = {setting.name for setting in fields(ClinicSettings) if setting.default is MISSING}
    assert has_none == {
        *("name", "phone", "hours", "address", "appointment_page"),
        *("emergency_number", "crisis_line", "urgent_line"),
    }


def test_settings_take_the_environment_over_the_file(settings):
    assert settings(PAINGUIDE_PHONE="555-2222").phone == "555-2222"


def test_a_list_in_the_environment_is_split_at_commas(settings):
    read = settings(PAINGUIDE_ALLOWED_ORIGINS="https://a.example, https://b.example")
    assert read.allowed_origins == ("https://a.example", "https://b.example")


def test_an_empty_variable_means_no_origin(settings):
    assert settings(PAINGUIDE_ALLOWED_ORIGINS="").allowed_origins == ()


@pytest.mark.parametrize(
    "number",
    ["15", "911", "112", "0161425000", "116 123", "555-0143", "+44 (0)161 425-000", "(555) 01.42", "1.50"],
)
def test_a_number_to_call_is_read_as_it_is_written(settings, number):
    assert settings(FILE.replace('"112"', number)).emergency_number == number
    assert settings(PAINGUIDE_EMERGENCY_NUMBER=number).emergency_number == number


@pytest.mark.parametrize(
    "number",
    [
        *("", " ", "None", "null", "TBD", "call us", "9", "911!", "911,", "1-800-CALL", "555-0142 x3"),
        *("911 or 112", "+", "()", "-911", "911-", "(555", "٩١١", "123 456 789 012 3456", "12:30", "1_1_2"),
    ],
)
@pytest.mark.parametrize("setting", ["emergency_number", "crisis_line", "urgent_line", "phone"])
def test_what_is_no_number_is_refused_as_a_number_to_call(settings, setting, number):
    with pytest.raises(SettingsError, match=f"^PAINGUIDE_{setting.upper()}: '{setting}' is .*; write .*\\.$"):
        settings(**{f"PAINGUIDE_{setting.upper()}": number})


def test_a_wrong_variable_is_named(settings):
    with pytest.raises(SettingsError, match=r"^PAINGUIDE_RETENTION_DAYS: 'retention_days' must be a whole"):
        settings(PAINGUIDE_RETENTION_DAYS="long")


def test_all_faults_are_told_each_on_its_line(settings):
    content = FILE.replace('"112"', "").replace('"116 123"', "none") + "fone: 1\n"
    with pytest.raises(SettingsError) as told:
        settings(content)
    assert str(told.value).splitlines() == [
        "clinic.yml:9: unknown setting 'fone'; use name, phone, hours, address, appointment_page, "
        "emergency_number, crisis_line, urgent_line, privacy_page, abuse_line, alarm_turns, languages, "
        "allowed_origins, review_days, retention_days, database_file, keep_feedback_words, color, greeting.",
        "clinic.yml:6: 'emergency_number' is empty; write it, in quotes.",
        "clinic.yml:7: 'crisis_line' is 'none', which patients would read; write it out.",
    ]


VALUES = {
    **dict.fromkeys(
        (
            "emergency_number",
            "crisis_line",
            "urgent_line",
            "phone",
            "retention_days",
            "review_days",
            "alarm_turns",
        ),
        "77",
    ),
    "appointment_page": "https://clinic.example/visit",
    "privacy_page": "https://clinic.example/privacy",
    "allowed_origins": "https://clinic.example",
    "keep_feedback_words": "true",
    "color": "#123456",
}


@pytest.mark.parametrize("name", [s.name for s in fields(ClinicSettings) if s.name != "languages"])
def test_every_setting_has_its_variable(settings, name):
    changed = settings(**{f"PAINGUIDE_{name.upper()}": VALUES.get(name, "changed")})
    assert getattr(changed, name) != getattr(a_clinic(), name)


def test_a_switch_is_on_or_off(settings):
    assert settings(FILE + "keep_feedback_words: true").keep_feedback_words is True
    assert settings(FILE + "keep_feedback_words: false").keep_feedback_words is False
    with pytest.raises(PainGuideError, match="'keep_feedback_words' must be true or false"):
        settings(FILE + "keep_feedback_words: perhaps")
