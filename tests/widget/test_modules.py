"""Runs the tests of the chat's modules (`*.test.mjs`) with Node's own test runner."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
NO_NODE = (
    "the chat's module tests skipped: no Node.js. Install it (Debian: apt-get install nodejs), 18 or later."
)


def test_modules_of_the_chat_pass_their_own_tests():
    node = shutil.which("node")
    if node is None:
        if os.environ.get("PAINGUIDE_NO_SKIPS"):
            pytest.fail(NO_NODE)
        pytest.skip(NO_NODE)
    files = sorted(str(path) for path in FOLDER.glob("*.test.mjs"))
    run = subprocess.run([node, "--test", *files], capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stdout
    assert f"# pass {run.stdout.count('# Subtest: ')}" in run.stdout
