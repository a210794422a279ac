import pytest

from painguide.command_line import main
from painguide.evidence import evidence


@pytest.fixture
def clinic(monkeypatch):
    monkeypatch.setenv("PAINGUIDE_NAME", "Odd Clinic")


def test_the_page_is_written_and_its_place_is_told(clinic, tmp_path, capsys):
    output = tmp_path / "signed.html"
    assert main(["evidence", "--output", str(output), "--date", "2027-01-31"]) == 0
    assert capsys.readouterr().out == f"Written to {output}\n"
    page = output.read_text(encoding="utf-8")
    assert "Odd Clinic" in page
    assert "2027-01-31" in page


def test_a_relative_output_is_of_the_folder_the_command_is_called_in(clinic, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["evidence", "--output", "page.html"]) == 0
    assert (tmp_path / "page.html").is_file()


def test_the_folder_of_builds_is_made(clinic, tmp_path, monkeypatch):
    monkeypatch.setattr(evidence, "DEFAULT_OUTPUT", tmp_path / "build" / "evidence.html")
    evidence.write_page("page", evidence.DEFAULT_OUTPUT)
    assert (tmp_path / "build" / "evidence.html").read_text(encoding="utf-8") == "page"


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ("absent/page.html", "{place}: there is no such folder; make it, or name another file."),
        ("", "{place}: it is a folder; name a file in it."),
        ("file/page.html", "{place}: can't be written (Not a directory); name another file."),
    ],
)
def test_where_nothing_can_be_written_one_line_says_so(clinic, tmp_path, capsys, place, fault):
    (tmp_path / "file").touch()
    output = tmp_path / place
    assert main(["evidence", "--output", str(output)]) == 1
    assert capsys.readouterr().err == f"painguide evidence: {fault.format(place=output)}\n"


def test_a_full_disk_is_told(clinic, tmp_path, capsys):
    assert main(["evidence", "--output", "/dev/full"]) == 1
    assert "/dev/full: can't be written (No space left on device)" in capsys.readouterr().err


def test_a_day_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["evidence", "--date", "28.11.2026"])
    assert "'28.11.2026' is no day; write it as 2026-11-28" in capsys.readouterr().err
