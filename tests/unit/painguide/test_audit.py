import importlib.util
import json

from painguide.project import ROOT

SPECIFICATION = importlib.util.spec_from_file_location("audit", ROOT / "scripts" / "audit.py")
audit = importlib.util.module_from_spec(SPECIFICATION)
SPECIFICATION.loader.exec_module(audit)

MENDED = {"name": "aiohttp", "version": "3.9.5", "vulns": []}
KNOWN = {"name": "ujson", "version": "1.0", "vulns": [{"id": "CVE-2022-1", "fix_versions": ["2.0", "2.1"]}]}
SKIPPED = {"name": "numpy", "skip_reason": "Dependency not found"}


def told(*packages):
    return audit.told(json.dumps({"dependencies": packages}), "")


def test_nothing_known_of_what_was_looked_up_is_good():
    lines, code = told(MENDED)
    assert (code, lines) == (
        0,
        ["1 packages looked up; docs/supply-chain.md tells what of them can be reached."],
    )


def test_what_is_known_is_told_with_its_cure():
    lines, code = told(MENDED, KNOWN)
    assert code == 1
    assert lines[0] == "ujson 1.0: CVE-2022-1, mended in 2.0, 2.1"


def test_what_could_not_be_looked_up_is_no_all_clear():
    lines, code = told(MENDED, KNOWN, SKIPPED)
    assert code == 2
    assert lines[0].startswith("ujson 1.0: CVE-2022-1")
    assert lines[1].startswith("1 of 3 packages could not be looked up (numpy)")
    assert "Nothing is known of these" in lines[1]


def test_a_database_that_is_gone_is_told_in_one_line():
    lines, code = audit.told("", "Traceback\nConnectionError: no route\n")
    assert (code, lines) == (
        2,
        ["pip-audit failed, so nothing is known of any package: ConnectionError: no route"],
    )
