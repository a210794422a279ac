"""The page for a privacy officer is complete: whatever is added to the database stands on it."""

import re

from painguide.project import ROOT
from settings.clinic_settings import ClinicSettings
from storage.tables import METADATA

PAGE = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")


def test_the_page_names_every_table_and_no_other():
    named = set(re.findall(r"table `(\w+)`", PAGE))
    assert named == set(METADATA.tables)


def test_the_page_names_settings_that_there_are():
    settings = set(vars(ClinicSettings)["__dataclass_fields__"])
    assert {"retention_days", "keep_feedback_words"} <= settings
    named = set(re.findall(r"`((?:keep|retention)_\w+)", PAGE))
    assert named <= settings


def test_the_page_has_lines_to_sign_on():
    sign_off = PAGE.rpartition("## Sign-off")[2]
    assert len(re.findall(r"^\| [^|]+ \| \|$", sign_off, re.MULTILINE)) >= 10
