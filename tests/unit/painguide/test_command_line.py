import os
import shutil
import stat
import subprocess
import sys

import pytest

from knowledge.errors import PainGuideError
from painguide import command_line, crash_report
from painguide.command_line import main
from painguide.project import ROOT

WORDS = "my secret pain"


@pytest.fixture
def command(monkeypatch, tmp_path):
    """Makes `painguide ask` fail with an error; crash reports go to a folder of the test."""
    monkeypatch.setattr(crash_report, "FOLDER", tmp_path / "crashes")

    def fail_with(error):
        def fail(*_):
            patients_words = WORDS  # noqa: F841 - a local that must not be reported
            raise error

        monkeypatch.setitem(command_line.COMMANDS, "ask", fail)
        return main(["ask"])

    return fail_with


@pytest.fixture
def report(tmp_path):
    def read():
        (file,) = (tmp_path / "crashes").iterdir()
        return file

    return read


def test_what_a_person_can_mend_is_one_line(command, capsys, tmp_path):
    assert command(PainGuideError("clinic.yml:3: 'name' is empty; write it.")) == 1
    assert capsys.readouterr().err == "painguide ask: clinic.yml:3: 'name' is empty; write it.\n"
    assert not (tmp_path / "crashes").exists()


def test_what_a_person_can_mend_is_told_though_rasa_wraps_it(command, capsys):
    wrapped = RuntimeError(f"Error initializing graph component for node {WORDS}")
    wrapped.__cause__ = PainGuideError("clinic.yml:3: 'name' is empty; write it.")
    assert command(wrapped) == 1
    assert capsys.readouterr().err == "painguide ask: clinic.yml:3: 'name' is empty; write it.\n"


@pytest.mark.parametrize("error", [ValueError(WORDS), RuntimeError(WORDS), KeyError(WORDS)])
def test_a_fault_of_the_program_keeps_its_traceback_in_a_file(command, report, capsys, error):
    assert command(error) == 70
    (line,) = capsys.readouterr().err.splitlines()
    kind = type(error).__name__
    assert line == (
        f"painguide ask: a fault of the program ({kind}), not of yours; "
        f"please report it with {report()}: no patient's words are in there."
    )
    written = report().read_text(encoding="utf-8")
    assert f"builtins.{kind}" in written
    assert "in fail" in written
    assert __file__ in written


def test_a_crash_report_holds_no_words_and_is_private(command, report, capsys):
    error = ValueError(WORDS)
    error.__cause__ = KeyError(WORDS)
    command(error)
    written = report().read_text(encoding="utf-8")
    assert "builtins.KeyError" in written
    assert WORDS not in written + capsys.readouterr().err
    assert stat.S_IMODE(report().stat().st_mode) == 0o600
    assert stat.S_IMODE(report().parent.stat().st_mode) == 0o700


def test_where_no_file_can_be_written_the_traceback_is_shown(command, capsys, monkeypatch, tmp_path):
    (tmp_path / "crashes").write_text("a file, no folder")
    monkeypatch.setattr(crash_report.tempfile, "gettempdir", lambda: str(tmp_path / "crashes"))
    assert command(ValueError(WORDS)) == 70
    shown = capsys.readouterr().err
    assert "in fail" in shown
    assert WORDS not in shown


def test_interrupting_a_command_is_no_fault(command, capsys):
    assert command(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        *(["serve"], ["ask"], ["explain", "hi"], ["train"], ["evaluate"], ["evidence"], ["embed"]),
        *(["telegram", "webhook-info"], ["telegram", "set-webhook", "https://bot.example"]),
    ],
)
def test_no_command_starts_without_a_number_to_call(monkeypatch, capsys, arguments):
    monkeypatch.setenv("PAINGUIDE_EMERGENCY_NUMBER", "None")
    assert main(arguments) == 1
    assert capsys.readouterr().err == (
        f"painguide {arguments[0]}: PAINGUIDE_EMERGENCY_NUMBER: 'emergency_number' is 'None', "
        "which patients would read; write it out.\n"
    )


@pytest.fixture(scope="module")
def copied_project(tmp_path_factory):
    project = tmp_path_factory.mktemp("project")
    for package in ("knowledge", "settings", "telemetry", "privacy", "painguide"):
        shutil.copytree(ROOT / package, project / package, ignore=shutil.ignore_patterns("__pycache__"))
    return project


@pytest.mark.parametrize(
    ("command", "file", "content", "fault"),
    [
        (
            "serve",
            "clinic.yml",
            "",
            "clinic.yml: can't be read (No such file or directory); restore the file.",
        ),
        ("ask", "clinic.yml", "name: [", "clinic.yml:2: not valid YAML"),
        ("train", "credentials.yml", "rest:\n", "credentials.yml:1: unknown channel 'rest'"),
        ("embed", "credentials.yml", "", "credentials.yml: can't be read"),
    ],
)
def test_the_process_refuses_damaged_settings_in_one_line(copied_project, command, file, content, fault):
    for name in ("clinic.yml", "credentials.yml"):
        shutil.copy(ROOT / name, copied_project / name)
    (copied_project / file).unlink()
    if content:
        (copied_project / file).write_text(content)
    done = subprocess.run(
        [sys.executable, "-m", "painguide.command_line", command],
        cwd=copied_project,
        env={**os.environ, "PYTHONPATH": str(copied_project)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"painguide {command}: {fault}")
    assert (done.returncode, done.stdout) == (1, "")


def test_a_file_that_is_no_database_is_told_before_anything_is_loaded(capsys, tmp_path, monkeypatch):
    file = tmp_path / "painguide.db"
    file.write_text("these are the notes of a meeting")
    monkeypatch.setenv("PAINGUIDE_DATABASE_FILE", str(file))
    assert main(["serve", "--port", "0"]) == 1
    assert capsys.readouterr().err == (
        f"painguide serve: {file}: file is not a database; put a backup in its place (docs/backup.md), "
        "or move it away to begin anew.\n"
    )
