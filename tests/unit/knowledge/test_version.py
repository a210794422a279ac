import shutil

import pytest

from knowledge.loader import KNOWLEDGE_DIRECTORY, SOURCE_FILE
from knowledge.version import knowledge_version


@pytest.fixture
def version_after(tmp_path):
    """Puts one text in place of another in a copy of the knowledge; tells the version before and after."""
    copy = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE_DIRECTORY, copy)

    def edit(name, old, new):
        path, before = copy / name, knowledge_version(copy, copy / SOURCE_FILE)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return before, knowledge_version(copy, copy / SOURCE_FILE)

    return edit


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("topics/recovery.yml", "What is recovery like?", "How is recovery?"),
        ("not_covered/results.yml", "sentence: ", "sentence: Sadly, "),
        ("advice.yml", "sentence: ", "sentence: Sadly, "),
        ("safety/emergency.yml", "unless: [", "unless: [film, "),
        ("safety/concepts.yml", "[saddle, ", "[zebra, saddle, "),
        ("sources/targeted-relief.md", "pain", "ache"),
    ],
)
def test_the_version_changes_when_what_may_be_said_or_a_red_flag_does(version_after, name, old, new):
    before, after = version_after(name, old, new)
    assert after != before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("topics/recovery.yml", "aliases:", "aliases:\n  - getting back on my feet at last"),
        ("topics/recovery.yml", "aliases:", "# Patients' words.\naliases:"),
        ("style/explained_terms.yml", "- ", "- zebra\n- "),
        ("version.py", "import json", "import json  # as text"),
    ],
)
def test_the_version_stays_when_only_training_or_checking_changes(version_after, name, old, new):
    before, after = version_after(name, old, new)
    assert after == before


def test_the_version_is_twelve_digits_in_every_reply():
    version = knowledge_version(KNOWLEDGE_DIRECTORY, KNOWLEDGE_DIRECTORY / SOURCE_FILE)
    assert len(version) == 12
    assert set(version) <= set("0123456789abcdef")
