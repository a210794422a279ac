import os

from painguide.server.script_versions import keep_scripts, versioned_name


def test_two_versions_before_are_kept_and_older_ones_go(tmp_path):
    scripts = [f"version {number}".encode() for number in range(4)]
    for age, script in enumerate(scripts):
        kept = keep_scripts(tmp_path, script)
        os.utime(tmp_path / versioned_name(script), (age, age))
    assert kept == {versioned_name(script): script for script in scripts[1:3]}
    assert len(list(tmp_path.iterdir())) == 3


def test_server_that_starts_again_keeps_the_versions_before(tmp_path):
    keep_scripts(tmp_path, b"old")
    keep_scripts(tmp_path, b"new")
    assert keep_scripts(tmp_path, b"new") == {versioned_name(b"old"): b"old"}


def test_file_that_was_changed_is_not_served(tmp_path):
    keep_scripts(tmp_path, b"old")
    (tmp_path / versioned_name(b"old")).write_bytes(b"something else")
    assert keep_scripts(tmp_path, b"new") == {}


def test_folder_that_can_not_be_used_leaves_the_script_of_today(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    assert keep_scripts(tmp_path / "file", b"new") == {}
    assert "widget: older scripts can't be kept" in caplog.text
