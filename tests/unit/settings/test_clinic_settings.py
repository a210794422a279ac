from dataclasses import fields

import pytest

from knowledge.located_yaml import KnowledgeError
from settings.clinic_settings import ClinicSettings, read_clinic_settings


@pytest.fixture
def settings(tmp_path):
    def read(content, **environment):
        path = tmp_path / "clinic.yml"
        path.write_text(content, encoding="utf-8")
        return read_clinic_settings(path, environment)

    return read


def test_settings_without_a_file_are_those_of_the_demo_clinic(tmp_path):
    assert read_clinic_settings(tmp_path / "clinic.yml", {}) == ClinicSettings()


def test_settings_that_are_left_out_keep_their_defaults(settings):
    assert settings("phone: 555-1111\n") == ClinicSettings(phone="555-1111")


def test_settings_take_the_environment_over_the_file(settings):
    assert settings("phone: 555-1111\n", PAINGUIDE_PHONE="555-2222").phone == "555-2222"


def test_a_list_in_the_environment_is_split_at_commas(settings):
    read = settings(
        "name: Riverside Pain Clinic\n", PAINGUIDE_ALLOWED_ORIGINS="https://a.example, https://b.example"
    )
    assert read.allowed_origins == ("https://a.example", "https://b.example")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("911", "911"),
        ("0161425000", "0161425000"),
        ("12:30", "12:30"),
        ("116_123", "116_123"),
        ("1.50", "1.50"),
    ],
)
def test_a_number_to_call_is_read_as_it_is_written(settings, written, read):
    assert settings(f"emergency_number: {written}\n").emergency_number == read


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("fone: 555-1111\n", r"clinic\.yml:1: unknown setting fone; use name, phone, hours,"),
        ("retention_days: soon\n", r"clinic\.yml:1: 'retention_days' must be a number above 0; mend it\."),
        ("retention_days: 0\n", r"clinic\.yml:1: 'retention_days' must be a number above 0; mend it\."),
        ("phone:\n  day: 555-1111\n", r"clinic\.yml:2: 'phone' must be a text; mend it\."),
        ("phone: ''\n", r"clinic\.yml:1: 'phone' must be a text; mend it\."),
        ("languages:\n  en: English\n", r"clinic\.yml:2: 'languages' must be a list; write '- ' lines\."),
        ("- phone\n", r"clinic\.yml:1: expected fields; write 'name: value' lines\."),
        ("phone: [\n", r"clinic\.yml:2: not valid YAML"),
        ("", r"clinic\.yml:1: the file is empty; restore its content\."),
    ],
)
def test_settings_that_can_not_be_used_are_refused(settings, content, fault):
    with pytest.raises(KnowledgeError, match=fault):
        settings(content)


def test_a_wrong_variable_is_named(settings):
    with pytest.raises(KnowledgeError, match="PAINGUIDE_RETENTION_DAYS: 'retention_days' must be a number"):
        settings("name: Riverside Pain Clinic\n", PAINGUIDE_RETENTION_DAYS="long")


@pytest.mark.parametrize("name", [field.name for field in fields(ClinicSettings)])
def test_every_setting_has_its_variable(settings, name):
    value = "true" if isinstance(getattr(ClinicSettings(), name), bool) else "7"
    changed = settings("name: Riverside Pain Clinic\n", **{f"PAINGUIDE_{name.upper()}": value})
    assert getattr(changed, name) != getattr(ClinicSettings(), name)


def test_a_switch_is_on_or_off(settings):
    assert settings("keep_feedback_words: true").keep_feedback_words is True
    assert settings("keep_feedback_words: false").keep_feedback_words is False
    with pytest.raises(KnowledgeError, match="'keep_feedback_words' must be true or false"):
        settings("keep_feedback_words: perhaps")


def test_an_empty_variable_means_no_origin(settings):
    assert settings("name: Riverside Pain Clinic\n", PAINGUIDE_ALLOWED_ORIGINS="").allowed_origins == ()
