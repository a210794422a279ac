import shutil

import pytest

from knowledge.located_yaml import KnowledgeError
from knowledge.red_flags import SAFETY_DIRECTORY, load_red_flags


@pytest.fixture
def safety(tmp_path):
    shutil.copytree(SAFETY_DIRECTORY, tmp_path / "safety")
    return tmp_path / "safety"


def rewrite(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_red_flags_that_ship_cover_every_tier():
    assert {pattern.tier for pattern in load_red_flags()} == set("ABCDE")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("tier: C", "tier: F", r"safety/crisis\.yml:\d+: tier 'F' is unknown; use A, B, C, D, E\."),
        ("reviewed_on:", "reviewed:", r"safety/crisis\.yml:\d+: unknown field reviewed;"),
        ("    any_of:", "    some_of:", r"safety/crisis\.yml:\d+: unknown field some_of;"),
        (
            "    example:",
            "    # example:",
            r"safety/crisis\.yml:\d+: 'example' is missing or empty; add it\.",
        ),
        (
            "    any_of:",
            "    all_of: [now]\n    any_of:",
            r"needs either 'all_of', 'any_of' or 'bare'; keep one\.",
        ),
        ("[kill myself,", "['@no_such_list',", r"no word list 'no_such_list' in concepts\.yml;"),
    ],
)
def test_a_pattern_that_is_half_written_is_refused(safety, old, new, fault):
    rewrite(safety / "crisis.yml", old, new)
    with pytest.raises(KnowledgeError, match=fault):
        load_red_flags.__wrapped__(safety)
