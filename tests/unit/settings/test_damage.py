"""Every kind of damage to the settings gives one line: file and line, fault, cure."""

import re
import shutil

import pytest

from knowledge.errors import PainGuideError
from painguide.project import ROOT
from settings.settings import read_settings

ONE_LINE = re.compile(r"(?:(?:clinic|credentials)\.yml(?::\d+)?|[A-Z_]+): [^\n]+; [^\n]+\.")


@pytest.fixture
def project(tmp_path):
    for name in ("clinic.yml", "credentials.yml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def told(project, **environment):
    with pytest.raises(PainGuideError) as fault:
        read_settings(project, environment)
    message = str(fault.value)
    assert ONE_LINE.fullmatch(message)
    return message


def change(path, old, new):
    """Replace a text of a file; return the line it stands on."""
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    assert found
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def test_the_files_as_they_are_can_be_used(project):
    assert read_settings(project, {}).clinic.name == "Riverside Pain Clinic"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('emergency_number: "911"', "emergency_number:", "'emergency_number' is empty"),
        ('emergency_number: "911"', 'emergency_number: " "', "'emergency_number' is empty"),
        ('emergency_number: "911"', "emergency_number: ~", "'emergency_number' is empty"),
        ('emergency_number: "911"', 'emergency_number: "None"', "'emergency_number' is 'None'"),
        ('emergency_number: "911"', "emergency_number: TBD", "'emergency_number' is 'TBD'"),
        ('emergency_number: "911"', "emergency_number: nine one one", "which is no telephone number"),
        ('emergency_number: "911"', "emergency_number: 9", "which is no telephone number"),
        ('emergency_number: "911"', 'emergency_number: ["911"]', "'emergency_number' must be one text"),
        ('emergency_number: "911"', "emergency_number: no", "YAML takes no for a yes or a no"),
        ('crisis_line: "988"', "crisis_line: ask at the desk", "'crisis_line' is 'ask at the desk'"),
        ('crisis_line: "988"', "crisis_line:\n  day: 988", "'crisis_line' must be one text"),
        ("urgent_line: 555-0143", "urgent_line: 555-0143 or 555-0144", "which is no telephone number"),
        ("urgent_line: 555-0143", "urgnt_line: 555-0143", "unknown setting 'urgnt_line'"),
        ("phone: 555-0142", "phone: null", "'phone' is empty"),
        ("phone: 555-0142", "phone:555-0142", "not valid YAML"),
        ("phone: 555-0142", "\tphone: 555-0142", "a tab stands at the start"),
        ("phone: 555-0142", "phone: 555-0142\nphone: 555-0143", "the field 'phone' stands twice"),
        ("name: Riverside", "name: [Riverside", "not valid YAML"),
        ("name: Riverside Pain Clinic", "name: null", "'name' is empty"),
        ("name: Riverside Pain Clinic", "name: yes", "YAML takes yes for a yes or a no"),
        ("name: Riverside Pain Clinic", "name: &n Riverside", "anchors (&)"),
        ("  - en", "  - es", "the bot does not know 'es'"),
        ("languages:\n  - en", "languages:", "'languages' is empty"),
        ("http://localhost:5005", "clinic.example/chat", "'clinic.example/chat' is no origin"),
        ("http://localhost:5005", "*", ""),
        ("appointment_page: /appointments", "appointment_page: javascript:alert(1)", "must be a page"),
        ("retention_days: 30", "retention_days: a month", "must be a whole number above 0"),
        ("retention_days: 30", "retention_days: 0", "must be a whole number above 0"),
        ("keep_feedback_words: false", "keep_feedback_words: sometimes", "must be true or false"),
        ('color: "#0b5c66"', "color: #0b5c66", "'color' is no colour; write it as #rrggbb"),
        ('color: "#0b5c66"', 'color: "teal"', "'color' is no colour; write it as #rrggbb"),
        ("greeting: Hello", "greeting: Hello\x07", "holds the control character U+0007"),
    ],
)
def test_damage_to_clinic_yml_is_told_in_one_line(project, old, new, fault):
    line = change(project / "clinic.yml", old, new)
    message = told(project)
    assert fault in message
    # Some faults show on the line after, where YAML notices them.
    places = [f"clinic.yml:{near}:" for near in (line, line + 1, line + 2)]
    assert message.startswith(tuple(places))


@pytest.mark.parametrize("name", ["emergency_number", "crisis_line", "urgent_line", "phone", "name"])
def test_a_missing_setting_is_told(project, name):
    file = project / "clinic.yml"
    kept = [line for line in file.read_text().splitlines() if not line.startswith(f"{name}:")]
    file.write_text("\n".join(kept))
    assert told(project) == f"clinic.yml:1: '{name}' is missing; add a line '{name}: ...'."


@pytest.mark.parametrize("file", ["clinic.yml", "credentials.yml"])
def test_a_file_that_is_not_there_or_is_something_else_is_told(project, file):
    (project / file).unlink()
    assert told(project) == f"{file}: can't be read (No such file or directory); restore the file."
    (project / file).mkdir()
    assert told(project) == f"{file}: can't be read (Is a directory); restore the file."


@pytest.mark.parametrize("file", ["clinic.yml", "credentials.yml"])
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "1: the file is empty"),
        (b"# nothing yet\n", "1: the file is empty"),
        (b"name: caf\xe9\n", "1: not UTF-8"),
        (b"a\x00b", "1: holds the control character U+0000"),
        (b"- a list\n", "1: expected fields"),
        (b"just words", "1: expected fields"),
        (b"<html>\n<body>", "expected fields"),
        (b"\x89PNG\r\n\x1a\n", "1: not UTF-8"),
        (b"{" * 2000, "nested more than"),
    ],
)
def test_a_file_of_something_else_is_told(project, file, content, fault):
    (project / file).write_bytes(content)
    message = told(project)
    assert message.startswith(f"{file}:")
    assert fault in message


WEB_CHAT = "channels.web_chat.web_chat_input.WebChatInput"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (f"{WEB_CHAT}:", "channels.web_chat.WebChat:", "unknown channel 'channels.web_chat.WebChat'"),
        (f"{WEB_CHAT}:", "rest:", "unknown channel 'rest'"),
        ("messages_per_minute: 30", "messages_per_minute: thirty", "must be a whole number above 0"),
        ("messages_per_minute: 30", "messages_per_minute: 0", "must be a whole number above 0"),
        ("messages_per_minute: 30", "messages_per_minute: -1", "must be a whole number above 0"),
        ("messages_per_minute: 30", "messages_per_minute: 1.5", "must be a whole number above 0"),
        ("messages_per_minute: 30", "messages_per_minute: true", "must be a whole number above 0"),
        ("messages_per_minute: 30", "messages_per_minute:", "must be a whole number above 0"),
        ("messages_per_minute: 30", "messages_per_minute: [30]", "must be a whole number above 0"),
        ("session_messages_per_minute", "session_mesages_per_minute", "unknown setting 'session_mesages_"),
        ("TelegramInput:", "TelegramInput:\n  access_token: 1:a", "takes no settings here"),
        ("SlackInput:", "SlackInput:\n  slack_token: xoxb-1", "takes no settings here"),
        ("SlackInput:", "SlackInput: yes", "takes no settings here"),
        ("TelegramInput:", "TelegramInput", "not valid YAML"),
    ],
)
def test_damage_to_credentials_yml_is_told_in_one_line(project, old, new, fault):
    line = change(project / "credentials.yml", old, new)
    message = told(project)
    assert fault in message
    assert message.startswith(tuple(f"credentials.yml:{near}:" for near in (line, line + 1)))
    assert "xoxb-1" not in message


def test_credentials_without_a_channel_are_told(project):
    (project / "credentials.yml").write_text("{}\n")
    assert told(project) == f"credentials.yml:1: no channel; add '{WEB_CHAT}:'."


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PAINGUIDE_EMERGENCY_NUMBER", ""),
        ("PAINGUIDE_CRISIS_LINE", "None"),
        ("PAINGUIDE_LANGUAGES", "en,es"),
        ("PAINGUIDE_SECRET", "short"),
        ("PAINGUIDE_TELEGRAM_TOKEN", "1:a"),
        ("SLACK_BOT_TOKEN", "xoxb-1"),
    ],
)
def test_a_wrong_variable_is_told_by_a_name(project, variable, value):
    message = told(project, **{variable: value})
    assert message.startswith((variable, "PAINGUIDE_TELEGRAM_SECRET", "SLACK_SIGNING_SECRET"))
